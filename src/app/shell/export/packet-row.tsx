import { runCommand } from '../../commands';
import { closeDialog } from '../../dialogs';
import { packetWords } from '../words/export';

const parts: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'export-packet', title: packetWords.html },
  { id: 'export-packet-markdown', title: packetWords.markdown },
  { id: 'export-inventory', title: packetWords.inventory },
];

/** What is given to a review in place of a cluster. */
export function PacketRow(): React.JSX.Element {
  return (
    <div className="export-packet" role="group" aria-label={packetWords.name}>
      <span className="field-label">{packetWords.name}</span>
      {parts.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="button button-small"
          onClick={() => {
            closeDialog();
            runCommand(id);
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
