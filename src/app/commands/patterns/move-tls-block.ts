import { opsToMoveTls, titleToMoveTls, type MisplacedTls } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { misplacedFor } from '../../misplaced-tls';
import { changeInSteps, refused } from '../change-steps';
import { patternTitles } from '../words/titles';
import { moveTlsWords } from '../words/tls-patterns';
import type { Pattern, PatternAim } from './pattern';
import { editResource } from './rule-steps';

/** Moves a tls block from the port where it does harm to the one that it is meant for. It is asked for with that port, so that no menu lists it. */
export const moveTlsBlock: Pattern = {
  id: 'move-tls-block',
  title: patternTitles['move-tls-block'],
  about: moveTlsWords.about,
  offered: (snapshot, key, aim) => (misplacedAt(snapshot, key, aim) ? true : moveTlsWords.notMisplaced(key)),
  change: (snapshot, key, _chosen, aim) => {
    const found = misplacedAt(snapshot, key, aim);
    if (!found) return refused(moveTlsWords.notMisplaced(key));
    const step = editResource(found.rule.resource.key, () => opsToMoveTls(found));
    return changeInSteps(snapshot, titleToMoveTls(found), 'command', [step]);
  },
};

function misplacedAt(snapshot: Snapshot, key: string, aim?: PatternAim): MisplacedTls | undefined {
  return aim?.port === undefined ? undefined : misplacedFor(snapshot, key, aim.port);
}
