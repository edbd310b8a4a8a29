/** Prints the one JSON document of a `--json` command on standard output. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** A line of the answer, for people, on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line about what is going on; never mixed with the answer. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
