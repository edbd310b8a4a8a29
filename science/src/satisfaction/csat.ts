/** A mean of answers and the share of the good ones; NaN without answers. */
export interface AnswerSummary {
  readonly n: number;
  readonly mean: number;
  readonly share: number;
}

/** CSAT on 1..5: the share of 4 and 5 ("top two") and the mean. Throws RangeError for other answers. */
export function csat(answers: ArrayLike<number>): AnswerSummary {
  return summarise(answers, 5, 4);
}

/**
 * CES 2.0, "made it easy", 1..7: the share of 5 to 7 and the mean. The older scale of 1..5 asked for effort, the other
 * way round: never mix the two. Throws RangeError for other answers.
 */
export function ces(answers: ArrayLike<number>): AnswerSummary {
  return summarise(answers, 7, 5);
}

function summarise(answers: ArrayLike<number>, highest: number, goodFrom: number): AnswerSummary {
  const n = answers.length;
  let sum = 0;
  let good = 0;
  for (let i = 0; i < n; i++) {
    const answer = answers[i] ?? Number.NaN;
    if (!(Number.isInteger(answer) && answer >= 1 && answer <= highest))
      throw new RangeError(`answer ${i} is ${answer}`);
    sum += answer;
    if (answer >= goodFrom) good++;
  }
  return { n, mean: n === 0 ? Number.NaN : sum / n, share: n === 0 ? Number.NaN : good / n };
}
