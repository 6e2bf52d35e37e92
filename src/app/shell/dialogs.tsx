import { lazy, Suspense } from 'react';
import { useDialog, type OpenDialog } from '../dialogs';

const Palette = lazy(() => import('./palette'));
const KeyList = lazy(() => import('./key-list'));
const Templates = lazy(() => import('./templates'));
const NewResource = lazy(() => import('./new-resource'));
const ExportDialog = lazy(() => import('./export-dialog'));
const PasteYaml = lazy(() => import('./paste-yaml'));
const Rename = lazy(() => import('./rename'));
const ConfirmDelete = lazy(() => import('./confirm-delete'));

/** The dialog that is open, if one is. Their code is loaded when first needed. */
export function Dialogs(): React.JSX.Element | null {
  const open = useDialog();
  return open && <Suspense fallback={null}>{contentOf(open)}</Suspense>;
}

function contentOf({ name, start }: OpenDialog): React.JSX.Element {
  switch (name) {
    case 'palette':
      return <Palette start={start} />;
    case 'keys':
      return <KeyList />;
    case 'templates':
      return <Templates />;
    case 'new-resource':
      return <NewResource kind={start} />;
    case 'export':
      return <ExportDialog />;
    case 'paste-yaml':
      return <PasteYaml />;
    case 'rename':
      return <Rename target={start} />;
    case 'delete':
      return <ConfirmDelete resource={start} />;
  }
}
