import { Fragment } from 'react';

/**
 * A text that goes on in the next line behind a dot or a slash of its paths and hosts rather than within their words. A number is not broken: behind the sign
 * stands a letter.
 */
export function Breakable({ text }: { readonly text: string }): React.JSX.Element {
  const parts = text.split(/(?<=[\w\]][./])(?=[a-z*])/i);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
