export { NarrowReview } from './narrow-review';
