import { Unlink } from 'lucide-react';
import type { DockedRule, Node, Note } from '../../../core/topology';
import { useReviewMark } from '../../review-state';
import { KindGlyph } from '../../widgets';
import { useCanvas } from '../canvas-state';
import { danglingWords } from '../../../core/picture';
import { classes, FindingsChip } from './frame';
import { hasPart, useHit } from './look';
import { ReviewSign } from './review-sign';
import { cardWords } from '../words/cards';

/** What hangs under a card: rules that govern it, then notes on it. */
export function Docked(props: {
  readonly node: Node;
  readonly rules: readonly DockedRule[];
  readonly selected: string;
}): React.JSX.Element | null {
  const { node, rules, selected } = props;
  const notes = node.notes ?? [];
  if (rules.length + notes.length === 0) return null;
  return (
    <>
      {rules.map((rule, index) => (
        <Rule
          key={rule.id}
          rule={rule}
          isLast={index === rules.length - 1}
          selected={hasPart(selected, `rule:${rule.id}`)}
        />
      ))}
      {notes.map((note) => (
        <Slip key={note.id} note={note} selected={hasPart(selected, note.id)} />
      ))}
    </>
  );
}

function Rule(props: {
  readonly rule: DockedRule;
  readonly isLast: boolean;
  readonly selected: boolean;
}): React.JSX.Element {
  const { rule, isLast, selected } = props;
  const broken = useCanvas((state) => state.broken.get(rule.id));
  const hit = useHit(rule.elsewhere ? '' : rule.id);
  const mark = useReviewMark(rule.elsewhere ? undefined : rule.id);
  const facts = broken === undefined ? rule.facts.join(' · ') : cardWords.brokenAt(broken);
  const dangling = rule.dangling ? danglingWords(rule.dangling) : undefined;
  const says = rule.elsewhere ? cardWords.drawnElsewhere(rule.name) : facts || rule.name;
  return (
    <div
      role="group"
      aria-label={rule.label}
      className={classes(
        'docked',
        isLast && 'is-last',
        rule.elsewhere && 'is-elsewhere',
        selected && 'is-selected',
        hit !== undefined && 'is-hit',
        rule.incomplete && 'is-incomplete',
      )}
      data-hit={hit}
      data-review={mark}
      data-part={`rule:${rule.id}`}
      data-kind={rule.kind}
      title={[rule.label, says, dangling].filter(Boolean).join('\n')}
    >
      <ReviewSign mark={mark} />
      <KindGlyph kind={rule.kind} size={18} />
      <span className={classes('ellipsis docked-facts', broken !== undefined && 'card-broken')}>{says}</span>
      {dangling !== undefined && (
        <span className="chip chip-warning">
          <Unlink size={12} strokeWidth={2} aria-hidden="true" />
          {cardWords.nowhere(rule.dangling?.length ?? 0)}
          <span className="spoken-only">{dangling}</span>
        </span>
      )}
      {!rule.elsewhere && <FindingsChip of={rule.id} />}
    </div>
  );
}

/** A note as a slip of paper under its card: two lines of it, all of it as its title. Its own direction is kept. */
function Slip({ note, selected }: { readonly note: Note; readonly selected: boolean }): React.JSX.Element {
  return (
    <div
      role="group"
      aria-label={cardWords.note(note.text, note.path)}
      className={classes('note-slip', selected && 'is-selected')}
      data-part={note.id}
      title={`${[note.on, note.path].filter((each) => each !== undefined).join(' · ')}\n${note.text}`}
    >
      {note.path !== undefined && <span className="note-path">{note.path}</span>}
      <bdi dir="auto">{note.text}</bdi>
    </div>
  );
}
