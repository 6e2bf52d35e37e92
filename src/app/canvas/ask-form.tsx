import { useState } from 'react';
import { nodesById } from '../../core/picture';
import { refused } from '../commands/change-steps';
import type { Offered } from '../commands/connect';
import { notify } from '../notices';
import { setCanvas } from './canvas-state';
import { settle, settleOffer, type Desk } from './carry-out';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, TextField } from './floating-form';
import { askWords, chooseWords, formWords } from './words/forms';

/** Asks for what a wire still needs: a URL, a name under a wildcard, an address. */
export function AskForm({ floating, graph, room, onClose }: FloatingProps<'ask'>): React.JSX.Element {
  const { step, stepNow, at, from } = floating;
  const { title, label, example } = askWords[step.what];
  const of = nodesById(graph.topology).get(from.node)?.name ?? from.node;
  const [text, setText] = useState(step.start);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const desk: Desk = { at, form: (next) => setCanvas({ floating: next }) };
    const finish = (): Offered => {
      const now = stepNow();
      return typeof now === 'string' ? refused(now) : now.finish(text);
    };
    const failed = settle(finish, step.done(text), desk, step.select);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  return (
    <FloatingForm title={title(of)} at={at} room={room} onSubmit={submit} onClose={onClose}>
      <TextField
        label={label}
        value={text}
        placeholder={example}
        refusal={refusal}
        onChange={(value) => {
          setText(value);
          setRefusal(null);
        }}
      />
      <FormButtons action={formWords.add} onClose={onClose} />
    </FloatingForm>
  );
}

/** Says what would have to change with it, and offers that. */
export function ChooseForm({ floating, room, onClose }: FloatingProps<'choose'>): React.JSX.Element {
  const { at, says, offers, offersNow } = floating;
  const take = (index: number): void => {
    const offer = offers[index];
    if (!offer) return;
    const failed = settleOffer(offersNow, offer, { at, form: (next) => setCanvas({ floating: next }) });
    if (failed !== null) notify({ tone: 'error', text: failed });
    onClose();
  };
  return (
    <FloatingForm title={chooseWords.title} at={at} room={room} onSubmit={() => take(0)} onClose={onClose}>
      <p>{says}</p>
      <div className="floating-offers">
        {offers.map((offer, index) => (
          <button
            key={offer.title}
            type={index === 0 ? 'submit' : 'button'}
            className="canvas-button"
            onClick={index === 0 ? undefined : () => take(index)}
          >
            {offer.title}
          </button>
        ))}
        <button type="button" className="canvas-button" onClick={onClose}>
          {formWords.cancel}
        </button>
      </div>
    </FloatingForm>
  );
}
