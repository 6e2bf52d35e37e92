/** A document that an export does not hold. */
export interface LeftOut {
  readonly file: string;
  /** 1-based, where the document begins. */
  readonly line: number;
  /** What it is: `EgressDesign checkout`, or `a document`. */
  readonly what: string;
  /** Why it stays out, as the end of a sentence: `cannot be read`. */
  readonly why: string;
}
