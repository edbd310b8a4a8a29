/**
 * Cholesky factor of a symmetric positive definite matrix, row-major, size × size: the lower triangle L with L·Lᵀ = matrix.
 * Answers undefined when the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? Number.NaN;
      for (let k = 0; k < j; k++) sum -= at(lower, i * size + k) * at(lower, j * size + k);
      if (i !== j) lower[i * size + j] = sum / at(lower, j * size + j);
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** Solves L·Lᵀ·y = right for y, L from `cholesky`. */
export function solveCholesky(lower: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const y = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = at(y, i);
    for (let k = 0; k < i; k++) sum -= at(lower, i * size + k) * at(y, k);
    y[i] = sum / at(lower, i * size + i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = at(y, i);
    for (let k = i + 1; k < size; k++) sum -= at(lower, k * size + i) * at(y, k);
    y[i] = sum / at(lower, i * size + i);
  }
  return y;
}

/** The inverse of the matrix whose Cholesky factor is given. */
export function invertCholesky(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column++) {
    unit.fill(0);
    unit[column] = 1;
    const solved = solveCholesky(lower, unit);
    for (let row = 0; row < size; row++) inverse[row * size + column] = at(solved, row);
  }
  return inverse;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
