import { runCommand } from '../../commands';
import { closeDialog } from '../../dialogs';

const parts: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'export-packet', title: 'Packet (HTML)' },
  { id: 'export-packet-markdown', title: 'Packet (Markdown)' },
  { id: 'export-inventory', title: 'Inventory (CSV)' },
];

/** What is given to a review in place of a cluster. */
export function PacketRow(): React.JSX.Element {
  return (
    <div className="export-packet" role="group" aria-label="For a review">
      <span className="field-label">For a review</span>
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
