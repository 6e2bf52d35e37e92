import { useState } from 'react';
import { closeDialog } from '../dialogs';
import { getState, useApp } from '../store';
import { EnvoyChoice } from '../trace';
import { Sheet } from './sheet';
import { sheetTitles } from './words/sheets';

/** A ServiceEntry as Envoy gets it, for a port and a pod. */
export default function EnvoySheet({ entry }: { readonly entry: string }): React.JSX.Element {
  const [at] = useState(() => getState().selection?.place ?? null);
  const name = useApp(({ snapshot }) => snapshot.resources.find(({ key }) => key === entry)?.name ?? '');
  return (
    <Sheet title={sheetTitles.envoy(name)} size={820}>
      <EnvoyChoice entry={entry} at={at} onGo={closeDialog} />
    </Sheet>
  );
}
