import { fieldInTheWrongPlace } from './field-in-the-wrong-place';
import type { Lesson } from './lesson';
import { roundRobinThatIsNot } from './round-robin-that-is-not';
import { ruleThatLost } from './rule-that-lost';
import { secretThatIsIgnored } from './secret-that-is-ignored';
import { twoDatabasesOnOnePort } from './two-databases-on-one-port';
import { visibleToNobody } from './visible-to-nobody';

export type { Lesson } from './lesson';

/** The lessons in the order of the gallery. */
export const lessons: readonly Lesson[] = [
  secretThatIsIgnored,
  fieldInTheWrongPlace,
  twoDatabasesOnOnePort,
  roundRobinThatIsNot,
  visibleToNobody,
  ruleThatLost,
];
