import { topologyOf } from '../../core/topology';
import { templates, type Template } from '../../core/templates';
import { snapshotOfTemplate } from '../gallery/snapshots';
import { Thumbnail } from '../gallery/thumbnail';
import { KindGlyph } from '../widgets';
import { findTemplates } from './find-templates';
import { LargeMeshCard } from './templates-samples';
import { cardWords, largeMeshWords } from './words/templates';

interface CardsProps {
  readonly query: string;
  readonly onLook: (template: Template) => void;
  readonly onUse: (template: Template) => void;
}

/** The templates that a query finds, each as a card with its picture. */
export function TemplateCards({ query, onLook, onUse }: CardsProps): React.JSX.Element {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = findTemplates(templates, words);
  const samples = words.every((word) => largeMeshWords.foundBy.includes(word));
  return (
    <>
      <p className="sheet-lead" role="status">
        {foundWords(found.length, query.trim(), samples)}
      </p>
      <ul className="gallery">
        {found.map((template) => (
          <Card key={template.id} template={template} onLook={onLook} onUse={onUse} />
        ))}
      </ul>
      {samples && (
        <>
          <h3 className="gallery-heading">{largeMeshWords.heading}</h3>
          <ul className="gallery">
            <LargeMeshCard />
          </ul>
        </>
      )}
    </>
  );
}

function foundWords(found: number, query: string, hasSample: boolean): string {
  if (found === templates.length) return cardWords.all;
  if (found > 0) return cardWords.some(found, templates.length);
  return hasSample ? cardWords.sampleAlone(query) : cardWords.none(query);
}

function Card({
  template,
  onLook,
  onUse,
}: Omit<CardsProps, 'query'> & { readonly template: Template }): React.JSX.Element {
  const { title, purpose, kinds } = template;
  return (
    <li className="gallery-card">
      <button
        type="button"
        className="gallery-picture"
        aria-label={cardWords.lookAt(title)}
        onClick={() => onLook(template)}
      >
        <Thumbnail topology={topologyOf(snapshotOfTemplate(template))} detail="small" />
      </button>
      <h3 className="gallery-title">{title}</h3>
      <p className="gallery-purpose">{purpose}</p>
      <div className="gallery-foot">
        <KindCounts kinds={kinds} />
        <button
          type="button"
          className="button button-small"
          aria-label={cardWords.lookAtYaml(title)}
          onClick={() => onLook(template)}
        >
          {cardWords.look}
        </button>
        <button
          type="button"
          className="button button-outline button-small"
          aria-label={cardWords.useNamed(title)}
          onClick={() => onUse(template)}
        >
          {cardWords.use}
        </button>
      </div>
    </li>
  );
}

/** The kinds of a template as badges, each with how often it occurs. */
export function KindCounts({ kinds }: { readonly kinds: readonly string[] }): React.JSX.Element {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <ul className="gallery-kinds" aria-label={cardWords.kinds}>
      {[...counts].map(([kind, count]) => (
        <li key={kind} title={cardWords.kindCount(count, kind)}>
          <KindGlyph kind={kind} size={18} />
          <span className="spoken-only">{kind}</span>
          {count > 1 ? <span>{count}</span> : <span className="spoken-only">1</span>}
        </li>
      ))}
    </ul>
  );
}
