import { lazy, Suspense, useEffect, useState } from 'react';
import { giveFocusBack } from '../browser/focus-trail';
import { useDialog, type OpenDialog } from '../dialogs';
import { DialogBoundary } from './dialog-boundary';
import { PassOn, TypedAhead } from './typed-ahead';

const loadPalette = () => import('./palette').then((module) => ({ default: module.Palette }));
const Palette = lazy(loadPalette);
const KeyList = lazy(() => import('./key-list'));
const Templates = lazy(() => import('./templates'));
const NewResource = lazy(() => import('./new-resource'));
const ExportDialog = lazy(() => import('./export-dialog'));
const ShareDialog = lazy(() => import('./share-dialog'));
const OpenLink = lazy(() => import('./open-link'));
const PasteYaml = lazy(() => import('./paste-yaml'));
const Rename = lazy(() => import('./rename'));
const ConfirmDelete = lazy(() => import('./confirm-delete'));
const ImportConflicts = lazy(() => import('./import-conflicts'));
const EnvoySheet = lazy(() => import('./envoy-sheet'));
const SavePicture = lazy(() => import('./save-picture'));
const BaselineDialog = lazy(() => import('./baseline-dialog'));
const VersionsDialog = lazy(() => import('./versions-dialog'));
const EndReview = lazy(() => import('./end-review'));
const PatchSheet = lazy(() => import('./patch-sheet'));

/** The dialog that is open, if one is. Each is loaded when first needed. */
export function Dialogs(): React.JSX.Element | null {
  const open = useDialog();
  return open && <Opened open={open} />;
}

function Opened({ open }: { readonly open: OpenDialog }): React.JSX.Element {
  const [opener] = useState(() => document.activeElement);
  const [typed, setTyped] = useState('');
  // An entry of a menu has gone with its menu; then what had the focus before it is the nearest.
  useEffect(() => () => giveFocusBack(opener), [opener]);
  return (
    <DialogBoundary>
      <Suspense fallback={<TypedAhead text={typed} onType={setTyped} />}>
        {contentOf(open)}
        <PassOn text={typed} />
      </Suspense>
    </DialogBoundary>
  );
}

/** Fetches the palette before it is asked for: when the pointer or the focus nears its field, or a key goes down that its keys begin with. */
export function fetchPalette(): void {
  void loadPalette();
}

function contentOf({ name, start }: OpenDialog): React.JSX.Element {
  switch (name) {
    case 'palette':
      return <Palette start={start} />;
    case 'keys':
      return <KeyList />;
    case 'import-conflicts':
      return <ImportConflicts key={start} />;
    case 'templates':
      return <Templates start={start} />;
    case 'new-resource':
      return <NewResource kind={start} />;
    case 'export':
      return <ExportDialog format={start} />;
    case 'share':
      return <ShareDialog />;
    case 'open-link':
      return <OpenLink key={start} />;
    case 'paste-yaml':
      return <PasteYaml />;
    case 'rename':
      return <Rename target={start} />;
    case 'delete':
      return <ConfirmDelete start={start} />;
    case 'envoy':
      return <EnvoySheet entry={start} />;
    case 'picture':
      return <SavePicture />;
    case 'baseline':
      return <BaselineDialog />;
    case 'versions':
      return <VersionsDialog />;
    case 'end-review':
      return <EndReview />;
    case 'pattern':
      return <PatchSheet />;
  }
}
