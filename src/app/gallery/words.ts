/** What a sketch of a design says that stands nowhere in the design's own text. */
export const thumbnailWords = {
  /** The rank of an endpoint as Envoy counts it: those of P0 are used first. */
  priority: (priority: number) => `P${priority}`,
} as const;
