import { commands, isMac } from '../commands';
import { Kbd } from '../widgets';
import { Sheet } from './sheet';

interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}

/** What Monaco binds to Ctrl on a Mac too, as the Mac writes it. */
const onMac = (mac: string, others: string): string => (isMac() ? mac : others);

/** Keys that belong to a pane and are no commands. */
const paneKeys: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'Canvas',
    lines: [
      { title: 'Walk from card to card', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { title: 'First, last card of the column', keys: ['Home', 'End'] },
      { title: 'Step into a card, and out', keys: ['Enter', 'Escape'] },
      { title: 'Select more, card by card', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
      { title: 'Walk without selecting; select this too', keys: ['Mod+ArrowDown', 'Mod+Space'] },
      { title: 'Fold or unfold the band', keys: ['ArrowLeft', 'ArrowRight'] },
      { title: 'Move the view while it is held', keys: ['Space'] },
      ...commands.flatMap(({ title, keys, where, canvasKeys }) => {
        const here = where === 'canvas' ? keys : canvasKeys;
        return here ? [{ title, keys: here }] : [];
      }),
    ],
  },
  {
    title: 'Explorer',
    lines: [
      { title: 'Walk, open and close branches', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { title: 'First, last row', keys: ['Home', 'End'] },
      { title: 'Select', keys: ['Enter', 'Space'] },
      { title: 'Rename', keys: ['F2'] },
      { title: 'Delete', keys: ['Delete'] },
      { title: 'Menu', keys: ['Shift+F10'] },
    ],
  },
  {
    title: 'YAML',
    lines: [
      { title: 'Tab leaves the editor, or indents again', keys: [onMac('⌃⇧M', 'Mod+M')] },
      { title: 'Suggestions', keys: [onMac('⌃Space', 'Mod+Space')] },
      { title: 'Fixes for the finding at the caret', keys: ['Mod+.'] },
      { title: 'Where a name is made; all its uses', keys: ['F12', 'Shift+F12'] },
      { title: 'Find', keys: ['Mod+F'] },
      { title: 'Go to a resource of the file', keys: ['Mod+Shift+O'] },
      { title: 'Go to a line', keys: [onMac('⌃G', 'Mod+G')] },
      { title: 'Comment lines out or in', keys: ['Mod+/'] },
    ],
  },
  {
    title: 'Form',
    lines: [
      { title: 'Write what was typed; take it back', keys: ['Enter', 'Escape'] },
      { title: 'Move an item of a list', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
    ],
  },
  {
    title: 'Splitters',
    lines: [
      { title: 'Move by 16 pixels', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
      { title: 'Smallest, largest', keys: ['Home', 'End'] },
      { title: 'Reset', keys: ['Enter'] },
    ],
  },
];

/** Panes whose keys stand below those that work everywhere, so that both columns are about as long. */
const short = new Set(['Explorer', 'Splitters']);

/** All keys, by where they work. */
export default function KeyList(): React.JSX.Element {
  const everywhere = [
    ...commands.flatMap(({ title, keys, where }) => (where !== 'canvas' && keys ? [{ title, keys }] : [])),
    { title: 'Dismiss a notice, close a dialog', keys: ['Escape'] },
  ];
  const [beside, below] = [
    paneKeys.filter(({ title }) => !short.has(title)),
    paneKeys.filter(({ title }) => short.has(title)),
  ];
  return (
    <Sheet title="Keyboard shortcuts" size={720} isText>
      <div className="key-groups">
        <div>
          <KeyGroup title="Everywhere" lines={everywhere} />
          {below.map((group) => (
            <KeyGroup key={group.title} {...group} />
          ))}
        </div>
        <div>
          {beside.map((group) => (
            <KeyGroup key={group.title} {...group} />
          ))}
        </div>
      </div>
      <p className="key-licences">
        Fairway is made with the work of others:{' '}
        <a href="licences.txt" target="_blank" rel="noreferrer">
          their licences
        </a>
        .
      </p>
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
