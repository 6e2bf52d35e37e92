import { useMemo } from 'react';
import type { Finding } from '../../core/analysis';
import { locate } from '../../core/snapshot';
import type { QuickFix } from '../../core/text';
import { fixAll } from '../fix-all';
import { countForAll, fixForAll } from '../fix-plan';
import { applyFix, getFindings, useFindings } from '../findings';
import { getState, select } from '../store';
import { setView } from '../view';
import { writtenPlace } from '../written-place';
import { previewFix, type ChangedLines } from './preview-fix';
import { findingWords } from './words';

/** What each fix of a finding changes, line by line, with the button that does it. */
export function FixPreview({ finding }: { readonly finding: Finding }): React.JSX.Element {
  const alike = countForAll(
    useFindings((state) => state.all),
    finding.rule,
  );
  const fixes = finding.fixes ?? [];
  const forAll = alike > 1 ? fixForAll(finding) : undefined;
  return (
    <>
      {fixes.map((fix, index) => (
        <div key={fix.title} className="fix-preview">
          <Changes finding={finding} fix={fix} />
          <div className="fix-buttons">
            <button
              type="button"
              className="button button-small button-primary"
              autoFocus={index === 0}
              onClick={() => applyAndShow(finding, fix)}
            >
              {fix.title}
            </button>
            {fix === forAll && (
              <button
                type="button"
                className="button button-small button-outline"
                onClick={() => void fixAll(finding.rule)}
              >
                {findingWords.fixAllAlike}
              </button>
            )}
          </div>
        </div>
      ))}
    </>
  );
}

/** Makes a fix and selects what it wrote, so that text, form and canvas show it. */
function applyAndShow(finding: Finding, fix: QuickFix): void {
  const { file, document, path = [] } = finding;
  if (!applyFix(finding, fix)) return;
  const place = writtenPlace(getState().snapshot, { file, document, path }, fix.edits);
  if (!place) return;
  setView({ openFile: file });
  select({ place, from: 'problems' });
}

const tags = { same: 'span', old: 'del', new: 'ins' } as const;

/** The lines that a fix takes out and puts in, between some that stay. */
export function Changes({ finding, fix }: { readonly finding: Finding; readonly fix: QuickFix }): React.JSX.Element {
  const changes = useMemo(() => changesOf(finding, fix), [finding, fix]);
  return (
    <pre className="fix-lines" aria-label={findingWords.whatChanges}>
      {changes.map((lines, index) => (
        <span key={index} className="fix-run">
          {lines.map(({ type, text }, at) => {
            const Line = tags[type];
            return <Line key={at}>{text}</Line>;
          })}
        </span>
      ))}
    </pre>
  );
}

function changesOf(finding: Finding, fix: QuickFix): readonly ChangedLines[] {
  const found = locate(getFindings().snapshot, finding);
  return found ? previewFix(found.document.text, fix.edits) : [];
}
