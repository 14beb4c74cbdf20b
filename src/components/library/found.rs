//! What a search of the library found: article by article, each find one line that leads to its place.

use hearsay_annotation::search::{Hit, MOST_HITS, Part, Place, Query, Snippet, What};
use hearsay_annotation::words;
use yew::prelude::*;

use crate::address::Address;
use crate::components::dates::date;
use crate::drawing::kind_class;
use crate::state::{Reply, Seeking, Shared, Sight};

/// How many lines an article shows at first.
const FIRST: usize = 6;

/// How many articles are drawn: more than anybody looks through.
const MOST: usize = 100;

/// The outcome of a search, as far as it has come.
pub(super) fn found(seeking: &Seeking) -> Html {
    let groups = seeking.told.iter().take(MOST).map(|told| {
        html! { <Group key={told.summary.id.clone()} told={told.clone()} query={seeking.query.clone()} /> }
    });
    html! {
        <div class="found">
            <p class="quiet" role="status">{ outcome(seeking) }</p>
            { for groups }
            if seeking.told.len() > MOST {
                <p class="empty">{ format!("These are the first {MOST} articles. Look for more words, or narrow the search.") }</p>
            }
        </div>
    }
}

/// "12 places in 3 articles. 1 article could not be searched."
fn outcome(seeking: &Seeking) -> String {
    let count: usize = seeking
        .told
        .iter()
        .map(|told| told.found.count.max(1))
        .sum();
    let places = words::count(count, "place", "places");
    let articles = words::count(seeking.told.len(), "article", "articles");
    let mut outcome = match (seeking.told.is_empty(), seeking.done) {
        (true, false) => "Searching …".to_owned(),
        (true, true) => "Nothing found.".to_owned(),
        (false, false) => format!("{places} in {articles} so far …"),
        (false, true) => format!("{places} in {articles}."),
    };
    if seeking.done && seeking.unread > 0 {
        let unread = words::count(seeking.unread, "article", "articles");
        outcome.push_str(&format!(" {unread} could not be searched."));
    }
    outcome
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    told: Shared<Reply>,
    query: Query,
}

/// One article with what was found in it.
#[component]
fn Group(props: &GroupProps) -> Html {
    let Reply { summary, found } = &*props.told;
    let line = |hit: &Hit| line(&summary.id, hit, &props.query);
    let (first, rest) = found.hits.split_at(found.hits.len().min(FIRST));
    let counted = match found.count {
        0 => "in the title".to_owned(),
        count => words::count(count, "place", "places"),
    };
    html! {
        <section>
            <h2>
                <a href={Address::of_article(&summary.id).write()}>{ snippet(&found.title) }</a>
                <small>{ format!("{} · {counted}", date(summary.changed)) }</small>
            </h2>
            <ul>{ for first.iter().map(line) }</ul>
            if !rest.is_empty() {
                <details>
                    <summary>{ format!("{} more", found.count - first.len()) }</summary>
                    <ul>{ for rest.iter().map(line) }</ul>
                    if found.count > MOST_HITS {
                        <p class="quiet">{ format!("These are the first {MOST_HITS}.") }</p>
                    }
                </details>
            }
        </section>
    }
}

/// A find: what it is, whose, and the words around it.
fn line(id: &str, hit: &Hit, query: &Query) -> Html {
    let (looks, what) = match hit.what {
        What::Text => ("text".to_owned(), "text"),
        What::Name(label) => (kind_class(label).to_owned(), words::label(label)),
        What::Quote(kind) => (format!("kind {}", kind.as_str()), "quote"),
        What::Concession(status) => (
            format!("status {}", words::status(status)),
            words::status(status),
        ),
    };
    let part = match hit.part {
        Part::Words => "",
        Part::Alias => "also: ",
        Part::Note => "note: ",
        Part::Tag => "tag: ",
    };
    let spoken = match hit.what {
        What::Concession(_) => "claimed concession, ",
        _ => "",
    };
    html! {
        <li>
            <a href={address(id, hit, query).write()}>
                <span class={classes!("dot", looks)}><span class="hidden-words">{ spoken }</span>{ what }</span>
                if hit.dismissed {
                    <span class="dot gone">{ "dismissed" }</span>
                }
                if let Some(headline) = &hit.headline {
                    <span class="name">{ snippet(headline) }</span>{ " " }
                }
                if !part.is_empty() {
                    <span class="quiet">{ part }</span>
                }
                <span class="what" dir="auto">{ snippet(&hit.words) }</span>
                if let Some(claim) = &hit.claim {
                    <span class="quiet">{ " – " }{ snippet(claim) }</span>
                }
            </a>
        </li>
    }
}

/// Where a find leads: to its mark, or to its words with all others of the text lit.
fn address(id: &str, hit: &Hit, query: &Query) -> Address {
    let mut sight = Sight::default();
    match hit.place {
        Place::Mark(mark) => sight.chosen = Some(mark),
        Place::Words(words) => {
            sight.at = Some(words);
            if hit.what == What::Text {
                sight.filter.says = query.says.clone();
            }
        }
        Place::Article => {}
    }
    Address::Article(id.to_owned(), Box::new(sight))
}

/// A snippet, its finds marked.
fn snippet(snippet: &Snippet) -> Html {
    let stretches = snippet.stretches().into_iter();
    let stretches = stretches.map(|(words, found)| match found {
        true => html! { <mark>{ words }</mark> },
        false => html! { { words } },
    });
    html! {
        <>
            if snippet.before { { "… " } }
            { for stretches }
            if snippet.after { { " …" } }
        </>
    }
}

#[cfg(test)]
mod tests {
    use hearsay_annotation::search::Search;
    use hearsay_annotation::{Article, Sheet};

    use super::*;
    use crate::state::Summary;

    fn told(says: &str) -> Reply {
        let article = Article::new(Sheet {
            id: "a".into(),
            title: "Ferries".into(),
            text: "The ferries wait.\n\nNo ferry sails.".into(),
            headings: vec![],
            created: 0,
        });
        let query = Query {
            says: says.into(),
            ..Query::default()
        };
        Reply {
            summary: Summary::of(&article),
            found: Search::of(&query).ask(&article).expect("a find"),
        }
    }

    #[test]
    fn the_outcome_counts_what_was_found_and_what_could_not_be_read() {
        let mut seeking = Seeking::default();
        assert_eq!(outcome(&seeking), "Searching …");
        seeking.told = vec![Shared::new(told("ferr"))];
        assert_eq!(outcome(&seeking), "2 places in 1 article so far …");
        seeking.done = true;
        seeking.unread = 1;
        let all = "2 places in 1 article. 1 article could not be searched.";
        assert_eq!(outcome(&seeking), all);
        seeking.told.clear();
        seeking.unread = 0;
        assert_eq!(outcome(&seeking), "Nothing found.");
    }

    #[test]
    fn a_find_in_the_text_leads_to_its_words_with_the_others_lit() {
        let query = Query {
            says: "sails".into(),
            ..Query::default()
        };
        let told = told("sails");
        let to = address("a", &told.found.hits[0], &query);
        assert_eq!(to.write(), "#read=a&says=sails&at=28-33");
    }
}
