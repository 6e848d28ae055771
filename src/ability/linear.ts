/** The little linear algebra that the model needs, on symmetric matrices stored row by row. */

export type Vector = Float64Array;
/** Symmetric, size × size, row by row. */
export type Matrix = Float64Array;

/** A vector with few entries that are not 0. */
export interface Sparse {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

export function sparseDot({ at, value }: Sparse, vector: Vector): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += (value[i] ?? 0) * (vector[at[i] ?? 0] ?? 0);
  return sum;
}

/** matrix · sparse, a full vector. */
export function sparseTimes(matrix: Matrix, { at, value }: Sparse, size: number): Vector {
  const out = new Float64Array(size);
  for (let i = 0; i < at.length; i++) {
    const row = (at[i] ?? 0) * size;
    const factor = value[i] ?? 0;
    for (let j = 0; j < size; j++) out[j] = (out[j] ?? 0) + factor * (matrix[row + j] ?? 0);
  }
  return out;
}

/** matrix += factor · v vᵀ, in place; stays exactly symmetric. */
export function addOuter(matrix: Matrix, v: Vector, factor: number): void {
  const size = v.length;
  for (let i = 0; i < size; i++) {
    const scaled = factor * (v[i] ?? 0);
    if (scaled === 0) continue;
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const sum = (matrix[row + j] ?? 0) + scaled * (v[j] ?? 0);
      matrix[row + j] = sum;
      matrix[j * size + i] = sum;
    }
  }
}

/** matrix += factor · s sᵀ for a sparse s, in place. */
export function addSparseOuter(matrix: Matrix, { at, value }: Sparse, factor: number, size: number): void {
  for (let i = 0; i < at.length; i++)
    for (let j = 0; j < at.length; j++) {
      const place = (at[i] ?? 0) * size + (at[j] ?? 0);
      matrix[place] = (matrix[place] ?? 0) + factor * (value[i] ?? 0) * (value[j] ?? 0);
    }
}

export function times(matrix: Matrix, vector: Vector): Vector {
  const size = vector.length;
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (matrix[i * size + j] ?? 0) * (vector[j] ?? 0);
    out[i] = sum;
  }
  return out;
}

/** The lower triangle L of matrix = L Lᵀ (Cholesky); the matrix must be positive definite. */
export function cholesky(matrix: Matrix, size: number): Matrix {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      // The floor keeps a matrix that is singular to rounding from giving NaN.
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * size + j] ?? 1);
    }
  return lower;
}

/** Solves L Lᵀ x = right. */
export function solve(lower: Matrix, right: Vector): Vector {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  return x;
}

/** The inverse of a positive definite matrix. */
export function inverse(matrix: Matrix, size: number): Matrix {
  const lower = cholesky(matrix, size);
  const out = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    unit.fill(0);
    unit[i] = 1;
    const column = solve(lower, unit);
    for (let j = 0; j < size; j++) out[j * size + i] = column[j] ?? 0;
  }
  return out;
}
