import { joinNames } from '../../../core/text';
import { digits } from '../../language';

/** The dialog about resources that an import and the design both have with different texts. */
export const conflictWords = {
  title: 'Already here with another text',
  lead: (count: number) =>
    count === 1
      ? '1 resource is here under the same name with another text. Nothing is added before you decide.'
      : `${digits(count)} resources are here under the same name with another text. Nothing is added before you decide.`,
  forAll: 'For all',
  resource: (kind: string, name: string) => `${kind} ${name}`,
  from: (mine: string, theirs: string) => (mine === theirs ? `${mine}: here ← coming` : `${mine} ← ${theirs}`),
  mine: 'Keep mine',
  theirs: 'Take theirs',
  both: 'Keep both',
  bothAs: (names: readonly string[]) => `Keep ${names.length > 1 ? 'all' : 'both'} as ${joinNames(names, 'and')}`,
  open: (open: number, all: number) => `${open} of ${all} not decided`,
  import: 'Import',
} as const;
