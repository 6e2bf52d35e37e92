import { templates } from '../../core/templates';
import { openDialog } from '../dialogs';
import { snapshotOfTemplate } from './snapshots';
import './starters.css';
import { Thumbnail } from './thumbnail';

const shown: readonly string[] = ['https-passthrough', 'tls-origination', 'payments'];

/** Three templates to begin with, as pictures that open the gallery at them. */
export default function Starters(): React.JSX.Element {
  return (
    <ul className="starters" aria-label="Templates to begin with">
      {templates
        .filter(({ id }) => shown.includes(id))
        .map((template) => (
          <li key={template.id}>
            <button type="button" className="starter" onClick={() => openDialog('templates', template.id)}>
              <span className="starter-picture">
                <Thumbnail topology={snapshotOfTemplate(template).topology} detail="small" />
              </span>
              <span className="starter-title">{template.title}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}
