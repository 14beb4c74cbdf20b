// The shape of an extraction as it is written out: offsets count code points, ids lead somewhere.
import assert from "node:assert/strict";

const LABELS = ["PER", "ORG", "LOC", "GPE", "DATE", "MISC"];
const FORMS = ["name", "nominal", "pronoun"];
const KINDS = ["direct", "mixed", "indirect"];
const STATUSES = ["refused", "made", "agreed", "offered", "demanded", "discussed"];

/** An extraction of a text, to be checked and looked into. */
export class Extraction {
  constructor(json, text) {
    this.found = JSON.parse(json);
    this.characters = [...text];
  }

  /** The words of a span. */
  words({ start, end }) {
    return this.characters.slice(start, end).join("");
  }

  /** The name of the entity with that id; none for none. */
  name(id) {
    return id === null ? null : this.found.entities.find((entity) => entity.id === id).name;
  }

  /** Fails if the extraction is not as the output contract says. */
  assertFitsContract() {
    const { found } = this;
    assert.equal(typeof found.id, "string");
    assert.equal(found.length, this.characters.length, "the length in code points");
    this.#assertIds(found.entities);
    this.#assertIds(found.quotes);
    this.#assertIds(found.concessions);
    for (const entity of found.entities) {
      assert.ok(entity.name.length > 0, "an entity has a name");
      assert.ok(LABELS.includes(entity.label), `the label ${entity.label}`);
      for (const alias of entity.aliases ?? []) assert.equal(typeof alias, "string");
    }
    for (const mention of found.mentions) {
      this.#assertSpan(mention);
      this.#assertRefers(mention.entity, found.entities);
      assert.ok(FORMS.includes(mention.form), `the form ${mention.form}`);
    }
    for (const quote of found.quotes) this.#assertQuote(quote);
    for (const concession of found.concessions) this.#assertConcession(concession);
    this.#assertInOrder(found.mentions);
    this.#assertInOrder(found.quotes.map((quote) => quote.content[0]));
    this.#assertInOrder(found.concessions.map((concession) => concession.content));
  }

  #assertQuote(quote) {
    assert.ok(KINDS.includes(quote.kind), `the kind ${quote.kind}`);
    assert.ok(quote.content.length > 0, "a quote has content");
    for (const span of [...quote.content, ...(quote.cue ?? []), ...(quote.source ?? [])]) this.#assertSpan(span);
    if (quote.speaker !== null) this.#assertRefers(quote.speaker, this.found.entities);
    assertShare(quote.confidence);
  }

  #assertConcession(concession) {
    assert.ok(STATUSES.includes(concession.status), `the status ${concession.status}`);
    for (const span of [concession.cue, concession.content]) this.#assertSpan(span);
    for (const role of ["conceder", "recipient", "claimant"]) {
      const party = concession[role];
      assert.deepEqual(Object.keys(party).sort(), ["entity", "span"], `the keys of the ${role}`);
      if (party.span !== null) this.#assertSpan(party.span);
      if (party.entity !== null) this.#assertRefers(party.entity, this.found.entities);
    }
    if (concession.condition) this.#assertSpan(concession.condition);
    if (concession.quote) this.#assertRefers(concession.quote, this.found.quotes);
    if (concession.counterpart) this.#assertRefers(concession.counterpart, this.found.concessions);
    assertShare(concession.confidence);
  }

  #assertSpan(span) {
    assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), "offsets are whole numbers");
    assert.ok(0 <= span.start && span.start < span.end && span.end <= this.characters.length, "a span lies in the text");
    const words = this.words(span);
    assert.equal(words, words.trim(), "no white space at the ends");
  }

  #assertIds(entries) {
    const ids = entries.map(({ id }) => id);
    assert.ok(ids.every((id) => typeof id === "string"), "ids are strings");
    assert.equal(new Set(ids).size, ids.length, "ids differ");
  }

  #assertRefers(id, entries) {
    assert.ok(entries.some((entry) => entry.id === id), `${id} leads nowhere`);
  }

  #assertInOrder(spans) {
    const starts = spans.map(({ start }) => start);
    assert.deepEqual(starts, starts.toSorted((a, b) => a - b), "in text order");
  }
}

function assertShare(confidence) {
  if (confidence !== undefined) assert.ok(confidence >= 0 && confidence <= 1, `the confidence ${confidence}`);
}
