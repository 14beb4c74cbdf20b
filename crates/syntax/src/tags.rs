//! Parts of speech: the Penn Treebank's.

macro_rules! tags {
    ($($name:ident $word:literal),+ $(,)?) => {
        /// A part of speech of the Penn Treebank (Marcus, Santorini, Marcinkiewicz 1993), as UD English EWT spells it.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Tag {
            $(#[doc = concat!("<code>", $word, "</code>")] $name,)+
            /// Foreign word, list marker, or anything unknown.
            #[default]
            Other,
        }

        impl Tag {
            /// Every tag, the unknown one last.
            pub const ALL: &[Self] = &[$(Self::$name,)+ Self::Other];

            /// The treebank's spelling.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ Self::Other => "FW" }
            }

            /// The tag with that spelling; [`Tag::Other`] for an unknown one.
            #[must_use]
            pub fn parse(word: &str) -> Self {
                match word { $($word => Self::$name,)+ _ => Self::Other }
            }
        }
    };
}

tags! {
    Cc "CC", Cd "CD", Dt "DT", Ex "EX", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Md "MD", Nn "NN", Nns "NNS",
    Nnp "NNP", Nnps "NNPS", Pdt "PDT", Pos "POS", Prp "PRP", PrpPossessive "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS",
    Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ",
    Wdt "WDT", Wp "WP", WpPossessive "WP$", Wrb "WRB", Stop ".", Comma ",", Colon ":", OpenBracket "-LRB-",
    CloseBracket "-RRB-", OpenQuote "``", CloseQuote "''", Hyphen "HYPH", Currency "$",
}

impl Tag {
    /// Any verb form, modals excepted.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz
        )
    }

    /// A verb form that can head a clause on its own: said, says, say.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// Any noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// A proper noun.
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Any adjective.
    #[must_use]
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }
}
