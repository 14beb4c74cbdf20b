//! Changing: what a mark says is put right, a quote is cut in two or joined, something is noted about it.

use hearsay_text::Span;

use super::{Edit, EditError, corrected, number};
use crate::article::Article;
use crate::marks::{Body, Mark, MarkId, Origin};
use crate::words;

impl Edit {
    /// Lets a mark say something else: other edges, another speaker, another status. Its entities and links must be there
    /// when it is applied.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if it is not there.
    pub fn change(article: &Article, id: MarkId, body: Body) -> Result<Self, EditError> {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        let mut edit = Self::new(format!("change {}", words::short_kind(article, &body)));
        edit.put(Mark {
            origin: corrected(mark.origin),
            body,
            ..mark.clone()
        });
        Ok(edit)
    }

    /// Notes something about a mark, and by which words it is to be found: blank ones and repeats are left out.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if it is not there.
    pub fn note(
        article: &Article,
        id: MarkId,
        note: &str,
        tags: impl IntoIterator<Item = String>,
    ) -> Result<Self, EditError> {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        let kind = words::short_kind(article, &mark.body);
        let mut edit = Self::new(format!("note on {kind}"));
        let mut mark = mark.clone();
        mark.note = note.trim().to_owned();
        mark.tags.clear();
        for tag in tags {
            let tag = words::on_one_line(&tag);
            if !tag.is_empty() && !mark.tags.contains(&tag) {
                mark.tags.push(tag);
            }
        }
        edit.marks.insert(id, Some(mark));
        Ok(edit)
    }

    /// Cuts a quote in two at a byte of the text: what stands before it, and what stands from it on, by the same speaker.
    ///
    /// # Errors
    /// [`EditError::NoPieces`] if it is no quote or one side would be left without words.
    pub fn cut(article: &Article, id: MarkId, at: usize) -> Result<Self, EditError> {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        let Body::Quote { content, .. } = &mark.body else {
            return Err(EditError::NoPieces);
        };
        let fits = |&piece: &Span| crate::check::fits(article.text(), piece);
        let side = |cut: &dyn Fn(Span) -> (usize, usize)| -> Vec<Span> {
            let pieces = content.iter().map(|&piece| cut(piece));
            let pieces = pieces.filter(|(start, end)| start < end);
            let pieces = pieces.map(|(start, end)| Span::new(start, end));
            pieces.filter(fits).collect()
        };
        let before = side(&|piece| (piece.start, piece.end.min(at)));
        let after = side(&|piece| (piece.start.max(at), piece.end));
        if before.is_empty() || after.is_empty() {
            return Err(EditError::NoPieces);
        }
        let mut edit = Self::new("split quote".to_owned());
        let with = |pieces: Vec<Span>| {
            let mut body = mark.body.clone();
            if let Body::Quote { content, .. } = &mut body {
                *content = pieces;
            }
            body
        };
        edit.put(Mark {
            origin: corrected(mark.origin),
            body: with(before),
            ..mark.clone()
        });
        let new = MarkId(number(article, 0)?);
        edit.put(Mark::new(new, Origin::Added, with(after)));
        Ok(edit)
    }

    /// Joins two quotes to one with the pieces of both: that of the earlier one, which keeps its speaker, or takes the
    /// other's if it has none.
    ///
    /// # Errors
    /// [`EditError::NoPieces`] if they are not two quotes or their pieces overlap, [`EditError::NoMark`] if one is not there.
    pub fn join(article: &Article, first: MarkId, second: MarkId) -> Result<Self, EditError> {
        let (a, b) = (
            article.mark(first).ok_or(EditError::NoMark(first))?,
            article.mark(second).ok_or(EditError::NoMark(second))?,
        );
        let (a, b) = if a.body.anchor() <= b.body.anchor() {
            (a, b)
        } else {
            (b, a)
        };
        let (
            Body::Quote {
                kind,
                content,
                cue,
                source,
                speaker,
            },
            Body::Quote {
                content: more,
                cue: more_cue,
                source: more_source,
                speaker: other,
                ..
            },
        ) = (&a.body, &b.body)
        else {
            return Err(EditError::NoPieces);
        };
        let both = |own: &[Span], more: &[Span]| {
            let mut spans = [own, more].concat();
            spans.sort_unstable();
            spans.dedup();
            spans
        };
        let content = both(content, more);
        let apart = content.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if a.id == b.id || !apart {
            return Err(EditError::NoPieces);
        }
        let body = Body::Quote {
            kind: *kind,
            content,
            cue: both(cue, more_cue),
            source: if source.is_empty() {
                more_source.clone()
            } else {
                source.clone()
            },
            speaker: speaker.or(*other),
        };
        let mut edit = Self::remove(article, &[b.id])?;
        // It lives on in the joined one, so that nothing was dismissed.
        edit.dismissed.clear();
        edit.decides.clear();
        edit.label = "join quotes".to_owned();
        // What the second one told, the joined one tells.
        for other in article.marks() {
            if let Body::Concession { quote, .. } = &other.body
                && *quote == Some(b.id)
            {
                let mut other = other.clone();
                if let Body::Concession { quote, .. } = &mut other.body {
                    *quote = Some(a.id);
                }
                edit.marks.insert(other.id, Some(other));
            }
        }
        let notes = [a.note.as_str(), b.note.as_str()].into_iter();
        let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
        let mut tags = a.tags.clone();
        tags.extend(b.tags.iter().filter(|tag| !a.tags.contains(tag)).cloned());
        edit.put(Mark {
            origin: corrected(a.origin),
            body,
            note: notes.join("\n"),
            tags,
            ..a.clone()
        });
        Ok(edit)
    }
}
