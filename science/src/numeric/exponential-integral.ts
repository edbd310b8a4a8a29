/**
 * e^z · E_s(z) = ∫_0^∞ e^(−z·v) (1 + v)^(−s) dv for z > 0, s ≥ 0, by the continued fraction of Abramowitz & Stegun 5.1.22
 * (it holds for every real s), evaluated by the method of Lentz. It converges for every z > 0, slower as z nears 0.
 * In the language of Tricomi's function it is U(1, 2 − s, z) = z^(s−1) · U(s, s, z).
 * Throws RangeError outside the domain.
 */
export function scaledExponentialIntegral(s: number, z: number): number {
  if (!(z > 0) || !(s >= 0)) throw new RangeError(`e^z E_s(z) needs z > 0 and s >= 0, got s = ${s}, z = ${z}`);
  let b = z + s;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= 1_000_000; i++) {
    const numerator = -i * (s - 1 + i);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-15) return h;
  }
  throw new RangeError(`e^z E_s(z) did not settle for s = ${s}, z = ${z}`);
}
