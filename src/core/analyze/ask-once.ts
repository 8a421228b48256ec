/** Words remembered for each question; forgotten all at once when full, so that memory stays flat. */
const MOST_WORDS = 20_000;

/**
 * A question about a word by itself that costs some looking: words come again and again, so each is asked about once.
 * `judge` must be pure and answer with something other than undefined.
 */
export function askOnce<Answer>(judge: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    let answer = known.get(word);
    if (answer === undefined) {
      answer = judge(word);
      if (known.size >= MOST_WORDS) known.clear();
      known.set(word, answer);
    }
    return answer;
  };
}
