import { commands } from '../commands';
import { Kbd } from '../widgets';
import { Sheet } from './sheet';

interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}

/** Keys that belong to a pane and are no commands. */
const paneKeys: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'Explorer',
    lines: [
      { title: 'Walk, open and close branches', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { title: 'Select', keys: ['Enter'] },
      { title: 'Rename', keys: ['F2'] },
      { title: 'Delete', keys: ['Delete'] },
      { title: 'Menu', keys: ['Shift+F10'] },
    ],
  },
  {
    title: 'Canvas',
    lines: [
      { title: 'Place a Workload, ServiceEntry or DestinationRule', keys: ['W', 'S', 'D'] },
      { title: 'Connect', keys: ['C'] },
      { title: 'Move', keys: ['M'] },
      { title: 'Rename', keys: ['F2'] },
      { title: 'Delete', keys: ['Delete', 'Backspace'] },
      { title: 'Fit all', keys: ['Shift+1'] },
    ],
  },
  {
    title: 'Splitters',
    lines: [
      { title: 'Move by 16 pixels', keys: ['ArrowLeft', 'ArrowRight'] },
      { title: 'Reset', keys: ['Enter'] },
    ],
  },
];

/** All keys, by where they work. */
export default function KeyList(): React.JSX.Element {
  const everywhere = commands.flatMap(({ title, keys }) => (keys ? [{ title, keys }] : []));
  return (
    <Sheet title="Keyboard shortcuts" size={720}>
      <div className="key-groups">
        <KeyGroup title="Everywhere" lines={everywhere} />
        <div>
          {paneKeys.map((group) => (
            <KeyGroup key={group.title} {...group} />
          ))}
        </div>
      </div>
    </Sheet>
  );
}

function KeyGroup({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }): React.JSX.Element {
  return (
    <section className="key-group" aria-label={title}>
      <h3 className="section-head">{title}</h3>
      <dl className="key-lines">
        {lines.map((line) => (
          <div key={line.title} className="key-line">
            <dt>{line.title}</dt>
            <dd>
              {line.keys.map((keys) => (
                <span key={keys} className="key-cap">
                  <Kbd keys={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
