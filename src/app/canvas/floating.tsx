import './forms.css';
import { useGone } from './about';
import { AskForm, ChooseForm } from './ask-form';
import type { Floating } from './canvas-state';
import { ConnectForm } from './connect-form';
import { DeleteForm } from './delete-form';
import { EntryForm, ExternalForm } from './entry-forms';
import type { Graph } from './graph';
import { InlineRename } from './inline-rename';
import { GatewayForm, WorkloadEntryForm, WorkloadForm } from './make-forms';
import { EditNote, NoteForm } from './note-form';

export interface FloatingProps<Type extends Floating['type'] = Floating['type']> {
  readonly floating: Extract<Floating, { type: Type }>;
  readonly graph: Graph;
  readonly room: { readonly width: number; readonly height: number };
  /** Brings a card into view while its place in a form is chosen. */
  readonly reveal: (node: string) => void;
  readonly onClose: () => void;
}

/** The form that floats over the canvas now. It goes when what it is about goes, by undo for example. */
export function FloatingForms(props: FloatingProps): React.JSX.Element | null {
  return useGone(props.floating, props.onClose) ? null : <Form {...props} />;
}

function Form(props: FloatingProps): React.JSX.Element | null {
  const { floating } = props;
  switch (floating.type) {
    case 'make-workload':
      return <WorkloadForm {...props} floating={floating} />;
    case 'make-entry':
      return <EntryForm {...props} floating={floating} />;
    case 'make-external':
      return <ExternalForm {...props} floating={floating} />;
    case 'make-gateway':
      return <GatewayForm {...props} floating={floating} />;
    case 'make-workload-entry':
      return <WorkloadEntryForm {...props} floating={floating} />;
    case 'note':
      return <NoteForm {...props} floating={floating} />;
    case 'connect':
      return <ConnectForm {...props} floating={floating} />;
    case 'ask':
      return <AskForm {...props} floating={floating} />;
    case 'choose':
      return <ChooseForm {...props} floating={floating} />;
    case 'rename':
      return floating.spot.part?.startsWith('note:') ? (
        <EditNote {...props} floating={floating} />
      ) : (
        <InlineRename {...props} floating={floating} />
      );
    case 'delete':
      return <DeleteForm {...props} floating={floating} />;
    case 'menu':
      return null;
  }
}
