const MOST_SWEEPS = 60;

/**
 * Eigenvectors of a symmetric matrix (row-major, size × size) as the columns of the answer, by Jacobi's rotations: exact for
 * the few dimensions that people are described by, equal and zero eigenvalues included.
 */
export function eigenvectors(matrix: Float64Array, size: number): Float64Array {
  const left = Float64Array.from(matrix);
  const axes = new Float64Array(size * size);
  for (let i = 0; i < size; i++) axes[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) turned = turn(left, axes, size, p, q) || turned;
    if (!turned) break;
  }
  return axes;
}

/** One rotation that makes the cell (p, q) zero; false where it is zero already. */
function turn(matrix: Float64Array, axes: Float64Array, size: number, p: number, q: number): boolean {
  const at = (i: number, j: number) => matrix[i * size + j] ?? 0;
  const off = at(p, q);
  if (Math.abs(off) <= 1e-15 * Math.sqrt(Math.abs(at(p, p) * at(q, q))) || off === 0) return false;
  const half = (at(q, q) - at(p, p)) / (2 * off);
  const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(1, half));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  const mix = (values: Float64Array, one: number, other: number) => {
    const [u, v] = [values[one] ?? 0, values[other] ?? 0];
    values[one] = cosine * u - sine * v;
    values[other] = sine * u + cosine * v;
  };
  for (let i = 0; i < size; i++) mix(matrix, i * size + p, i * size + q);
  for (let j = 0; j < size; j++) mix(matrix, p * size + j, q * size + j);
  for (let i = 0; i < size; i++) mix(axes, i * size + p, i * size + q);
  // exactly, so that rounding does not keep the sweeps going
  matrix[p * size + q] = 0;
  matrix[q * size + p] = 0;
  return true;
}
