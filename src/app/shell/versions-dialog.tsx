import { closeDialog } from '../dialogs';
import { VersionList } from '../versions';
import { Sheet } from './sheet';

/** The states of the design that this browser keeps. */
export default function VersionsDialog(): React.JSX.Element {
  return (
    <Sheet title="Versions" size={640}>
      <VersionList onLeave={closeDialog} />
    </Sheet>
  );
}
