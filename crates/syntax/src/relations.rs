//! Relations of a word to its head: those of Universal Dependencies.

macro_rules! relations {
    ($($name:ident $word:literal),+ $(,)?) => {
        /// A relation of Universal Dependencies 2 (de Marneffe, Manning, Nivre, Zeman 2021), with the subtypes of English.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Relation {
            $(#[doc = concat!("<code>", $word, "</code>")] $name,)+
            /// Unspecified, or anything unknown.
            #[default]
            Dep,
        }

        impl Relation {
            /// Every relation, the unspecified one last.
            pub const ALL: &[Self] = &[$(Self::$name,)+ Self::Dep];

            /// The treebanks' spelling.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ Self::Dep => "dep" }
            }

            /// The relation with that spelling; an unknown subtype gives its type, an unknown type [`Relation::Dep`].
            #[must_use]
            pub fn parse(word: &str) -> Self {
                match word {
                    $($word => Self::$name,)+
                    _ => word.split_once(':').map_or(Self::Dep, |(kind, _)| Self::parse(kind)),
                }
            }
        }
    };
}

relations! {
    Root "root", Punct "punct", Case "case", Det "det", Nsubj "nsubj", Amod "amod", Advmod "advmod", Obj "obj", Obl "obl",
    Nmod "nmod", Conj "conj", Compound "compound", Cc "cc", Mark "mark", Aux "aux", Cop "cop", Advcl "advcl",
    NmodPoss "nmod:poss", Xcomp "xcomp", Flat "flat", AclRelcl "acl:relcl", Ccomp "ccomp", Acl "acl", Appos "appos",
    AuxPass "aux:pass", Nummod "nummod", Parataxis "parataxis", NsubjPass "nsubj:pass", NmodUnmarked "nmod:unmarked",
    OblUnmarked "obl:unmarked", Discourse "discourse", CompoundPrt "compound:prt", Expl "expl", Fixed "fixed",
    Iobj "iobj", List "list", OblAgent "obl:agent", NmodDesc "nmod:desc", Csubj "csubj", NsubjOuter "nsubj:outer",
    DetPredet "det:predet", AdvclRelcl "advcl:relcl", Vocative "vocative", Reparandum "reparandum", Goeswith "goeswith",
    CcPreconj "cc:preconj", Orphan "orphan", Dislocated "dislocated", CsubjPass "csubj:pass", CsubjOuter "csubj:outer",
}

impl Relation {
    /// The spelling without its subtype: `nsubj:pass` is `nsubj`.
    #[must_use]
    pub fn universal(self) -> &'static str {
        let word = self.as_str();
        word.split_once(':').map_or(word, |(kind, _)| kind)
    }

    /// Any subject, of a clause or a noun, active or passive.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj
                | Self::NsubjPass
                | Self::NsubjOuter
                | Self::Csubj
                | Self::CsubjPass
                | Self::CsubjOuter
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_come_back() {
        for &relation in Relation::ALL {
            assert_eq!(Relation::parse(relation.as_str()), relation);
        }
        assert_eq!(Relation::parse("obl:tmod"), Relation::Obl);
        assert_eq!(Relation::parse("?"), Relation::Dep);
        assert_eq!(Relation::NsubjPass.universal(), "nsubj");
    }
}
