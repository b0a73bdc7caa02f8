// A question that has to be answered before something goes on, over whatever else is open. One at a time.

export type Question = {
  title: string;
  words: string;
  /** What goes on, said as what it does. */
  yes: string;
  /** Another way, where there is one beside giving up. */
  other?: string;
};

/** Null: the person gave it up. */
export type Answer = "yes" | "other" | null;

export class Questions {
  now = $state.raw<(Question & { answer: (answer: Answer) => void }) | null>(null);

  ask(question: Question): Promise<Answer> {
    // Nobody answers two at once; the first counts as given up.
    this.now?.answer(null);
    return new Promise((resolve) => {
      this.now = {
        ...question,
        answer: (answer) => {
          this.now = null;
          resolve(answer);
        },
      };
    });
  }
}

export const questions = new Questions();
