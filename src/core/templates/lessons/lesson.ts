/** A small design with one fault, and what there is to learn from mending it. */
export interface Lesson {
  /** Its file in this room. */
  readonly id: string;
  readonly title: string;
  /** What goes wrong, as the people who run it would notice it, in one sentence. */
  readonly symptom: string;
  /** The rule whose finding has to go. */
  readonly rule: string;
  /** Others that see the same fault from their side, and have to go with it. */
  readonly also?: readonly string[];
  /** What to do, a step each; several ways are fine as long as the finding goes. */
  readonly steps: readonly string[];
  /** What is true once it is mended, in one or two sentences. */
  readonly done: string;
  /** The file that it is played in: Istio's resources and an EgressDesign of its own. */
  readonly text: string;
}
