//! Operations, recorded forwards and differentiated backwards.

use std::sync::Arc;

use super::matrix::{Matrix, Turned};
use hearsay_syntax::encoder::maths;

/// A value on the tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(usize);

/// A row that is not there: all zeros.
pub const NONE: u32 = u32::MAX;

#[derive(Debug)]
enum Op {
    Constant,
    Parameter(usize),
    Product(Node, Node, Turned),
    Plus(Node, Node),
    PlusRow(Node, Node),
    TimesRow(Node, Node),
    Signed(Node),
    Gate(Node),
    Relu(Node),
    /// Keeps one over the deviation of each row.
    Norm(Node, Vec<f32>),
    Shift(Node, bool),
    Scan {
        keep: Node,
        new: Node,
        backwards: bool,
        starts: Arc<[bool]>,
    },
    Columns(Node, usize),
    Join(Vec<Node>),
    Pick(Node, Arc<[u32]>, usize),
    Spread(Node, Arc<[u32]>),
    Mask(Node, Vec<f32>),
}

/// What is computed of one portion of text.
#[derive(Debug)]
pub struct Tape<'p> {
    parameters: &'p [Matrix],
    ops: Vec<Op>,
    values: Vec<Matrix>,
    gradients: Vec<Option<Matrix>>,
}

impl<'p> Tape<'p> {
    /// An empty tape over these parameters.
    #[must_use]
    pub fn new(parameters: &'p [Matrix]) -> Self {
        Self {
            parameters,
            ops: Vec::new(),
            values: Vec::new(),
            gradients: Vec::new(),
        }
    }

    /// The value of a node.
    #[must_use]
    pub fn value(&self, node: Node) -> &Matrix {
        match self.ops[node.0] {
            Op::Parameter(index) => &self.parameters[index],
            _ => &self.values[node.0],
        }
    }

    fn push(&mut self, op: Op, value: Matrix) -> Node {
        self.ops.push(op);
        self.values.push(value);
        self.gradients.push(None);
        Node(self.ops.len() - 1)
    }

    /// A value that is given.
    pub fn constant(&mut self, value: Matrix) -> Node {
        self.push(Op::Constant, value)
    }

    /// A parameter, by its place.
    pub fn parameter(&mut self, index: usize) -> Node {
        self.push(Op::Parameter(index), Matrix::default())
    }

    /// `a · b`, or `a · bᵀ`.
    pub fn product(&mut self, a: Node, b: Node, turned: Turned) -> Node {
        let (left, right) = (self.value(a), self.value(b));
        let columns = match turned {
            Turned::No => right.columns,
            Turned::Yes => right.rows,
        };
        let mut value = Matrix::zeros(left.rows, columns);
        value.add_product((left, Turned::No), (right, turned));
        self.push(Op::Product(a, b, turned), value)
    }

    /// `a + b`, of the same shape.
    pub fn plus(&mut self, a: Node, b: Node) -> Node {
        let mut value = self.value(a).clone();
        value.add(self.value(b));
        self.push(Op::Plus(a, b), value)
    }

    /// Adds the one row of `b` to every row of `a`.
    pub fn plus_row(&mut self, a: Node, b: Node) -> Node {
        let mut value = self.value(a).clone();
        let row = &self.value(b).values;
        for each in value.values.chunks_exact_mut(row.len()) {
            each.iter_mut().zip(row).for_each(|(to, from)| *to += from);
        }
        self.push(Op::PlusRow(a, b), value)
    }

    /// Multiplies every row of `a` with the one row of `b`.
    pub fn times_row(&mut self, a: Node, b: Node) -> Node {
        let mut value = self.value(a).clone();
        let row = &self.value(b).values;
        for each in value.values.chunks_exact_mut(row.len()) {
            each.iter_mut().zip(row).for_each(|(to, from)| *to *= from);
        }
        self.push(Op::TimesRow(a, b), value)
    }

    /// [`maths::signed`] of every value.
    pub fn signed(&mut self, a: Node) -> Node {
        let mut value = self.value(a).clone();
        value.values.iter_mut().for_each(|x| *x = maths::signed(*x));
        self.push(Op::Signed(a), value)
    }

    /// [`maths::gate`] of every value.
    pub fn gate(&mut self, a: Node) -> Node {
        let mut value = self.value(a).clone();
        value.values.iter_mut().for_each(|x| *x = maths::gate(*x));
        self.push(Op::Gate(a), value)
    }

    /// Every value, or zero if it is below.
    pub fn relu(&mut self, a: Node) -> Node {
        let mut value = self.value(a).clone();
        value.values.iter_mut().for_each(|x| *x = x.max(0.0));
        self.push(Op::Relu(a), value)
    }

    /// Each row with mean zero and deviation one ([`maths::normalise`]).
    pub fn norm(&mut self, a: Node) -> Node {
        let mut value = self.value(a).clone();
        let columns = value.columns;
        let scales = value
            .values
            .chunks_exact_mut(columns)
            .map(maths::normalise)
            .collect();
        self.push(Op::Norm(a, scales), value)
    }

    /// Each row as the row before it was, or the one after it; zeros at the edge.
    pub fn shift(&mut self, a: Node, backwards: bool) -> Node {
        let from = self.value(a);
        let mut value = Matrix::zeros(from.rows, from.columns);
        let moved = from.rows.saturating_sub(1) * from.columns;
        if backwards {
            value.values[..moved]
                .copy_from_slice(&from.values[from.columns.min(from.values.len())..]);
        } else {
            let at = value.values.len() - moved;
            value.values[at..].copy_from_slice(&from.values[..moved]);
        }
        self.push(Op::Shift(a, backwards), value)
    }

    /// A state that runs over the rows: each keeps the share `keep` of the one before and takes the rest from `new`.
    /// At each of `starts` (ends, when backwards) it begins with nothing.
    pub fn scan(&mut self, keep: Node, new: Node, backwards: bool, starts: Arc<[bool]>) -> Node {
        let (k, n) = (self.value(keep), self.value(new));
        let (rows, columns) = (k.rows, k.columns);
        let mut value = Matrix::zeros(rows, columns);
        let mut state = vec![0.0; columns];
        for at in order(rows, backwards) {
            if begins(&starts, at, backwards) {
                state.fill(0.0);
            }
            maths::step(&mut state, k.row(at), n.row(at));
            value.row_mut(at).copy_from_slice(&state);
        }
        self.push(
            Op::Scan {
                keep,
                new,
                backwards,
                starts,
            },
            value,
        )
    }

    /// The columns `from..from + count` of `a`.
    pub fn columns(&mut self, a: Node, from: usize, count: usize) -> Node {
        let source = self.value(a);
        let rows = source.values.chunks_exact(source.columns);
        let values = rows
            .flat_map(|row| &row[from..from + count])
            .copied()
            .collect();
        let value = Matrix::of(source.rows, count, values);
        self.push(Op::Columns(a, from), value)
    }

    /// The columns of all, side by side.
    pub fn join(&mut self, parts: &[Node]) -> Node {
        let rows = self.value(parts[0]).rows;
        let columns = parts.iter().map(|&part| self.value(part).columns).sum();
        let mut values = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            for &part in parts {
                values.extend(self.value(part).row(row));
            }
        }
        self.push(Op::Join(parts.to_vec()), Matrix::of(rows, columns, values))
    }

    /// Rows of `a`: each row of the outcome is the sum of the rows that the next `of` of `places` name.
    pub fn pick(&mut self, a: Node, places: Arc<[u32]>, of: usize) -> Node {
        let source = self.value(a);
        let mut value = Matrix::zeros(places.len() / of, source.columns);
        for (row, picked) in places.chunks_exact(of).enumerate() {
            for &place in picked.iter().filter(|&&place| place != NONE) {
                let from = source.row(place as usize);
                value
                    .row_mut(row)
                    .iter_mut()
                    .zip(from)
                    .for_each(|(to, from)| *to += from);
            }
        }
        self.push(Op::Pick(a, places, of), value)
    }

    /// A matrix of `rows` whose values are those of the one-column `a` that `places` name.
    pub fn spread(&mut self, a: Node, places: Arc<[u32]>, rows: usize) -> Node {
        let source = self.value(a);
        let values = places
            .iter()
            .map(|&place| source.values[place as usize])
            .collect();
        let value = Matrix::of(rows, places.len() / rows.max(1), values);
        self.push(Op::Spread(a, places), value)
    }

    /// `a` times `mask`, value by value.
    pub fn mask(&mut self, a: Node, mask: Vec<f32>) -> Node {
        let mut value = self.value(a).clone();
        value
            .values
            .iter_mut()
            .zip(&mask)
            .for_each(|(to, by)| *to *= by);
        self.push(Op::Mask(a, mask), value)
    }

    /// Adds to the gradient of a node, as a loss does.
    pub fn seed(&mut self, node: Node, gradient: &Matrix) {
        self.flow(node).add(gradient);
    }

    fn flow(&mut self, node: Node) -> &mut Matrix {
        let (rows, columns) = (self.value(node).rows, self.value(node).columns);
        self.gradients[node.0].get_or_insert_with(|| Matrix::zeros(rows, columns))
    }

    /// Plays all back: adds the gradients of the parameters to `into`, one for each.
    pub fn backward(mut self, into: &mut [Matrix]) {
        for at in (0..self.ops.len()).rev() {
            let Some(gradient) = self.gradients[at].take() else {
                continue;
            };
            let op = std::mem::replace(&mut self.ops[at], Op::Constant);
            match op {
                Op::Constant => {}
                Op::Parameter(index) => into[index].add(&gradient),
                Op::Product(a, b, turned) => {
                    let (left, right) = (self.copy(a), self.copy(b));
                    let other = match turned {
                        Turned::No => Turned::Yes,
                        Turned::Yes => Turned::No,
                    };
                    self.flow(a)
                        .add_product((&gradient, Turned::No), (&right, other));
                    let flow = self.flow(b);
                    match turned {
                        Turned::No => {
                            flow.add_product((&left, Turned::Yes), (&gradient, Turned::No))
                        }
                        Turned::Yes => {
                            flow.add_product((&gradient, Turned::Yes), (&left, Turned::No))
                        }
                    }
                }
                Op::Plus(a, b) => {
                    self.flow(a).add(&gradient);
                    self.flow(b).add(&gradient);
                }
                Op::PlusRow(a, b) => {
                    self.flow(a).add(&gradient);
                    let flow = self.flow(b);
                    for row in gradient.values.chunks_exact(gradient.columns) {
                        flow.values
                            .iter_mut()
                            .zip(row)
                            .for_each(|(to, from)| *to += from);
                    }
                }
                Op::TimesRow(a, b) => {
                    let (left, right) = (self.copy(a), self.copy(b));
                    let columns = gradient.columns;
                    let flow = self.flow(a);
                    for (to, from) in flow
                        .values
                        .chunks_exact_mut(columns)
                        .zip(gradient.values.chunks_exact(columns))
                    {
                        for ((to, from), by) in to.iter_mut().zip(from).zip(&right.values) {
                            *to += from * by;
                        }
                    }
                    let flow = self.flow(b);
                    for (x, from) in left
                        .values
                        .chunks_exact(columns)
                        .zip(gradient.values.chunks_exact(columns))
                    {
                        for ((to, from), x) in flow.values.iter_mut().zip(from).zip(x) {
                            *to += from * x;
                        }
                    }
                }
                Op::Signed(a) => self.curve_back(at, a, &gradient, maths::signed_slope),
                Op::Gate(a) => self.curve_back(at, a, &gradient, |y| {
                    0.5 * maths::signed_slope(2.0 * y - 1.0)
                }),
                Op::Relu(a) => self.curve_back(at, a, &gradient, |y| f32::from(y > 0.0)),
                Op::Norm(a, scales) => {
                    let value = std::mem::take(&mut self.values[at]);
                    let columns = value.columns;
                    let flow = self.flow(a);
                    let rows = flow
                        .values
                        .chunks_exact_mut(columns)
                        .zip(gradient.values.chunks_exact(columns));
                    for ((to, from), (y, scale)) in
                        rows.zip(value.values.chunks_exact(columns).zip(&scales))
                    {
                        let mean: f32 = from.iter().sum::<f32>() / columns as f32;
                        let tilt: f32 =
                            from.iter().zip(y).map(|(g, y)| g * y).sum::<f32>() / columns as f32;
                        for ((to, g), y) in to.iter_mut().zip(from).zip(y) {
                            *to += scale * (g - mean - y * tilt);
                        }
                    }
                }
                Op::Shift(a, backwards) => {
                    let columns = gradient.columns;
                    let moved = gradient.values.len().saturating_sub(columns);
                    let flow = self.flow(a);
                    let (to, from) = if backwards {
                        (
                            &mut flow.values[gradient.values.len() - moved..],
                            &gradient.values[..moved],
                        )
                    } else {
                        (
                            &mut flow.values[..moved],
                            &gradient.values[gradient.values.len() - moved..],
                        )
                    };
                    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
                }
                Op::Scan {
                    keep,
                    new,
                    backwards,
                    starts,
                } => self.scan_back(at, &gradient, (keep, new, backwards, &starts)),
                Op::Columns(a, from) => {
                    let flow = self.flow(a);
                    let wide = flow.columns;
                    let rows = flow.values.chunks_exact_mut(wide);
                    for (to, row) in rows.zip(gradient.values.chunks_exact(gradient.columns)) {
                        to[from..]
                            .iter_mut()
                            .zip(row)
                            .for_each(|(to, from)| *to += from);
                    }
                }
                Op::Join(parts) => {
                    let mut from = 0;
                    for part in parts {
                        let flow = self.flow(part);
                        let columns = flow.columns;
                        let rows = flow.values.chunks_exact_mut(columns);
                        for (to, row) in rows.zip(gradient.values.chunks_exact(gradient.columns)) {
                            to.iter_mut()
                                .zip(&row[from..])
                                .for_each(|(to, from)| *to += from);
                        }
                        from += columns;
                    }
                }
                Op::Pick(a, places, of) => {
                    // Tables are large and few of their rows are picked: their gradients are added where they belong.
                    let flow = match self.ops[a.0] {
                        Op::Parameter(index) => &mut into[index],
                        _ => self.flow(a),
                    };
                    for (row, picked) in places.chunks_exact(of).enumerate() {
                        for &place in picked.iter().filter(|&&place| place != NONE) {
                            let to = flow.row_mut(place as usize);
                            to.iter_mut()
                                .zip(gradient.row(row))
                                .for_each(|(to, from)| *to += from);
                        }
                    }
                }
                Op::Spread(a, places) => {
                    let flow = self.flow(a);
                    for (&place, from) in places.iter().zip(&gradient.values) {
                        flow.values[place as usize] += from;
                    }
                }
                Op::Mask(a, mask) => {
                    let flow = self.flow(a);
                    for ((to, from), by) in flow.values.iter_mut().zip(&gradient.values).zip(&mask)
                    {
                        *to += from * by;
                    }
                }
            }
        }
    }

    /// Back through a curve whose slope is known from the value that it took.
    fn curve_back(&mut self, at: usize, a: Node, gradient: &Matrix, slope: impl Fn(f32) -> f32) {
        let value = std::mem::take(&mut self.values[at]);
        let flow = self.flow(a);
        let values = flow.values.iter_mut().zip(&gradient.values);
        for ((to, from), y) in values.zip(&value.values) {
            *to += from * slope(*y);
        }
    }

    fn scan_back(&mut self, at: usize, gradient: &Matrix, scan: (Node, Node, bool, &[bool])) {
        let (keep, new, backwards, starts) = scan;
        let (k, n) = (self.copy(keep), self.copy(new));
        let states = std::mem::take(&mut self.values[at]);
        let (rows, columns) = (k.rows, k.columns);
        let mut of_keep = Matrix::zeros(rows, columns);
        let mut of_new = Matrix::zeros(rows, columns);
        let mut carried = vec![0.0_f32; columns];
        let zero = vec![0.0_f32; columns];
        for row in order(rows, !backwards) {
            let begins = begins(starts, row, backwards);
            let before = match (begins, backwards) {
                (true, _) => &zero[..],
                (false, true) => states.row(row + 1),
                (false, false) => states.row(row - 1),
            };
            let (to_keep, to_new) = (of_keep.row_mut(row), of_new.row_mut(row));
            let (k, n, g) = (k.row(row), n.row(row), gradient.row(row));
            for column in 0..columns {
                let total = carried[column] + g[column];
                to_keep[column] = total * (before[column] - n[column]);
                to_new[column] = total * (1.0 - k[column]);
                carried[column] = if begins { 0.0 } else { total * k[column] };
            }
        }
        self.flow(keep).add(&of_keep);
        self.flow(new).add(&of_new);
    }

    fn copy(&self, node: Node) -> Matrix {
        self.value(node).clone()
    }
}

fn order(rows: usize, backwards: bool) -> Box<dyn Iterator<Item = usize>> {
    if backwards {
        Box::new((0..rows).rev())
    } else {
        Box::new(0..rows)
    }
}

/// Whether the state begins anew at a row. `starts` marks the first row of each segment.
fn begins(starts: &[bool], row: usize, backwards: bool) -> bool {
    if backwards {
        starts.get(row + 1).copied().unwrap_or(true)
    } else {
        starts.get(row).copied().unwrap_or(true)
    }
}
