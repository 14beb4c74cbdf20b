//! Nodes: what sightings are joined into, and which of them are one entity.

/// Disjoint sets of nodes, and the node of each sighting. The first nodes are the surfaces, by index.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    /// One node a sighting, in the order of the sightings.
    pub of: Vec<usize>,
    parents: Vec<usize>,
}

impl Nodes {
    /// One node for each of `surfaces` surfaces; sightings come later.
    pub fn new(surfaces: usize) -> Self {
        Self {
            of: Vec::new(),
            parents: (0..surfaces).collect(),
        }
    }

    /// A node of its own.
    pub fn add(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    /// As [`Nodes::root`], for a moment when nothing may change.
    pub fn find(&self, node: usize) -> usize {
        let mut at = node;
        while let Some(&parent) = self.parents.get(at)
            && parent != at
        {
            at = parent;
        }
        at
    }

    /// The node that stands for all that are one with `node`.
    pub fn root(&mut self, node: usize) -> usize {
        let mut at = node;
        while let Some(&parent) = self.parents.get(at)
            && parent != at
        {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = parent;
        }
        at
    }

    /// Makes two nodes one.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The earlier stands for both, so that the outcome does not hang on the order of joining.
        let (low, high) = (a.min(b), a.max(b));
        if let Some(slot) = self.parents.get_mut(high) {
            *slot = low;
        }
    }
}
