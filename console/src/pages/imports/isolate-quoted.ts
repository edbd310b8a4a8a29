/**
 * Quoted values in a sentence, each in its own direction: without it «021-88776655-56» stands back to front in a Persian line.
 * @param sentence as the server says it
 */
export function isolateQuoted(sentence: string): string {
  return sentence.replace(/([«"])([^«»"]*)([»"])/g, '$1\u2068$2\u2069$3');
}
