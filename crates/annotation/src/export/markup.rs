//! Writes HTML that is well nested and escaped by construction.

/// A document under way. Names of elements and attributes are ours; values and text may be anybody's.
pub(super) struct Markup {
    out: String,
    open: Vec<&'static str>,
}

/// An attribute with its value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    pub(super) fn document() -> Self {
        Self {
            out: "<!doctype html>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element; the next [`Self::close`] that is not for an inner one closes it.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.open.push(name);
    }

    /// An element that has no content and no end.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.out.push('\n');
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
            if !matches!(name, "a" | "span" | "b" | "bdi" | "small") {
                self.out.push('\n');
            }
        }
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// An element with nothing but text.
    pub(super) fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// A style sheet of ours, which is not escaped, and rules made of numbers.
    pub(super) fn style(&mut self, sheet: &'static str, rules: &str) {
        self.open("style", &[]);
        self.out.push_str(sheet);
        self.out.push_str(rules);
        self.close();
    }

    /// Closes what is open.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn start(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// Fit for text and for quoted attributes alike. What no document may hold becomes U+FFFD.
fn escape(out: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(char),
            char if char.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            char => out.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn text_and_values_are_escaped_and_all_is_closed() {
        let mut page = Markup::document();
        page.open("p", &[("title", "\"><script>")]);
        page.element("b", &[], "a < b && 'c'\u{0}");
        page.open("span", &[]);
        expect![[r#"
            <!doctype html>
            <p title="&quot;&gt;&lt;script&gt;"><b>a &lt; b &amp;&amp; &#39;c&#39;�</b><span></span></p>
        "#]]
        .assert_eq(&page.finish());
    }
}
