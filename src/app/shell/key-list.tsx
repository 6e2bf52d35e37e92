import { commands, isMac } from '../commands';
import { regionNames } from '../region-names';
import { Kbd } from '../widgets';
import { Sheet } from './sheet';
import { keyWords, licenceSentence } from './words/key-list';

interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}

/** What Monaco binds to Ctrl on a Mac too, as the Mac writes it. */
const onMac = (mac: string, others: string): string => (isMac() ? mac : others);

/** Keys that belong to a pane and are no commands. */
const paneKeys: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: regionNames.canvas,
    lines: [
      { title: keyWords.canvas.walk, keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { title: keyWords.canvas.ends, keys: ['Home', 'End'] },
      { title: keyWords.canvas.stepIn, keys: ['Enter', 'Escape'] },
      { title: keyWords.canvas.selectMore, keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
      { title: keyWords.canvas.walkOnly, keys: ['Mod+ArrowDown', 'Mod+Space'] },
      { title: keyWords.canvas.foldBand, keys: ['ArrowLeft', 'ArrowRight'] },
      { title: keyWords.canvas.hold, keys: ['Space'] },
      ...commands.flatMap(({ title, keys, where, canvasKeys }) => {
        const here = where === 'canvas' ? keys : canvasKeys;
        return here ? [{ title, keys: here }] : [];
      }),
    ],
  },
  {
    title: regionNames.explorer,
    lines: [
      { title: keyWords.explorer.walk, keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { title: keyWords.explorer.ends, keys: ['Home', 'End'] },
      { title: keyWords.explorer.select, keys: ['Enter', 'Space'] },
      { title: keyWords.explorer.rename, keys: ['F2'] },
      { title: keyWords.explorer.remove, keys: ['Delete'] },
      { title: keyWords.explorer.menu, keys: ['Shift+F10'] },
    ],
  },
  {
    title: regionNames.yaml,
    lines: [
      { title: keyWords.yaml.tab, keys: [onMac('⌃⇧M', 'Mod+M')] },
      { title: keyWords.yaml.suggest, keys: [onMac('⌃Space', 'Mod+Space')] },
      { title: keyWords.yaml.fix, keys: ['Mod+.'] },
      { title: keyWords.yaml.uses, keys: ['F12', 'Shift+F12'] },
      { title: keyWords.yaml.find, keys: ['Mod+F'] },
      { title: keyWords.yaml.goToResource, keys: ['Mod+Shift+O'] },
      { title: keyWords.yaml.goToLine, keys: [onMac('⌃G', 'Mod+G')] },
      { title: keyWords.yaml.comment, keys: ['Mod+/'] },
    ],
  },
  {
    title: keyWords.form,
    lines: [
      { title: keyWords.fields.write, keys: ['Enter', 'Escape'] },
      { title: keyWords.fields.move, keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
    ],
  },
  {
    title: keyWords.splitters,
    lines: [
      { title: keyWords.sizes.step, keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
      { title: keyWords.sizes.ends, keys: ['Home', 'End'] },
      { title: keyWords.sizes.reset, keys: ['Enter'] },
    ],
  },
];

/** Panes whose keys stand below those that work everywhere, so that both columns are about as long. */
const short: ReadonlySet<string> = new Set([regionNames.explorer, keyWords.splitters]);

/** All keys, by where they work. */
export default function KeyList(): React.JSX.Element {
  const everywhere = [
    ...commands.flatMap(({ title, keys, where }) => (where !== 'canvas' && keys ? [{ title, keys }] : [])),
    { title: keyWords.dismiss, keys: ['Escape'] },
  ];
  const [beside, below] = [
    paneKeys.filter(({ title }) => !short.has(title)),
    paneKeys.filter(({ title }) => short.has(title)),
  ];
  return (
    <Sheet title={keyWords.title} size={720} isText>
      <div className="key-groups">
        <div>
          <KeyGroup title={keyWords.everywhere} lines={everywhere} />
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
      <p className="key-licences">{licenceSentence('licences.txt')}</p>
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
