import { closeDialog } from '../dialogs';
import { reviewed, showReview, startReview } from '../review-mode';
import { VersionList, type VersionSide } from '../versions';
import { Sheet } from './sheet';
import { sheetTitles } from './words/sheets';

/** The states of the design that this browser keeps. */
export default function VersionsDialog(): React.JSX.Element {
  return (
    <Sheet title={sheetTitles.versions} size={640}>
      <VersionList onCompare={beginReview} onLeave={closeDialog} />
    </Sheet>
  );
}

function beginReview(older: VersionSide, newer: VersionSide | null): void {
  startReview(sideOf(older), newer && sideOf(newer));
  showReview();
}

function sideOf({ name, workspace }: VersionSide): ReturnType<typeof reviewed> {
  return reviewed(name, workspace);
}
