import type { Finding } from '../../core/analysis';
import type { Place } from '../../core/schema';
import { documentStart } from '../../core/snapshot';
import { patternFor } from '../finding-pattern';
import { settleFindings } from '../findings';
import { goToText } from '../go-to-text';
import { notify } from '../notices';
import { getState } from '../store';
import type { Command } from './command';
import { goToFinding } from './go';
import { goWords } from './words/said';
import { changeTitles, commandGroups } from './words/titles';

/** Shows the fixes for what is selected, where the text has it. In the editor the same keys are Monaco's own and do the same at the caret. */
export const fixSelectedCommand: Command = {
  id: 'fix-selected',
  title: changeTitles.fixSelected,
  group: commandGroups.change,
  keys: ['Mod+.'],
  where: 'outside-editor',
  isEnabled: ({ snapshot }) => snapshot.files.length > 0,
  run: () => {
    const place = getState().selection?.place;
    if (!place) return notify({ tone: 'info', text: goWords.selectSomething });
    const finding = fixableIn(settleFindings().open, place);
    if (!finding) return notify({ tone: 'info', text: goWords.noFix });
    goToFinding(finding, 'command');
    const { file, document, path = [], range } = finding;
    const start = documentStart(getState().snapshot, finding);
    goToText({ file, document, path }, { from: start + range.from, to: start + range.to }, 'fixes');
  },
};

/** The first finding with a fix at a place, else below it. */
function fixableIn(findings: readonly Finding[], { file, document, path }: Place): Finding | undefined {
  const inside = findings.filter(
    (each) =>
      each.file === file &&
      each.document === document &&
      path.every((step, index) => step === each.path?.[index]) &&
      isFixable(each),
  );
  return inside.find((each) => each.path?.length === path.length) ?? inside[0];
}

function isFixable(finding: Finding): boolean {
  return (finding.fixes ?? []).length > 0 || patternFor(finding) !== undefined;
}
