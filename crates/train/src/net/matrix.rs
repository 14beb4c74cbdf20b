//! Matrices of single precision, row after row.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// A matrix, row after row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// `rows × columns` values.
    pub values: Vec<f32>,
}

impl Matrix {
    /// A matrix of zeros.
    #[must_use]
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    /// A matrix of these values, whose number must fit.
    #[must_use]
    pub fn of(rows: usize, columns: usize, values: Vec<f32>) -> Self {
        assert_eq!(values.len(), rows * columns, "values must fill the matrix");
        Self {
            rows,
            columns,
            values,
        }
    }

    /// One row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Adds `other`, of the same shape.
    pub fn add(&mut self, other: &Self) {
        for (to, from) in self.values.iter_mut().zip(&other.values) {
            *to += from;
        }
    }

    /// Adds the product of `left` and `right`, each turned over first if so said.
    pub fn add_product(&mut self, left: (&Self, Turned), right: (&Self, Turned)) {
        let mut into = ArrayViewMut2::from_shape((self.rows, self.columns), &mut self.values)
            .expect("a matrix is full");
        general_mat_mul(1.0, &view(left), &view(right), 1.0, &mut into);
    }
}

/// Whether a matrix is read with rows for columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// As it is.
    No,
    /// With rows for columns.
    Yes,
}

fn view((matrix, turned): (&Matrix, Turned)) -> ArrayView2<'_, f32> {
    let view = ArrayView2::from_shape((matrix.rows, matrix.columns), &matrix.values)
        .expect("a matrix is full");
    match turned {
        Turned::No => view,
        Turned::Yes => view.reversed_axes(),
    }
}
