import { asCallUrl, halfUrlWords, mayBeginSecret, mayHoldSecret, parseCall } from '../../../core/mesh';
import { urlRefusal } from '../../commands/add-call';
import type { FieldState } from '../use-field';

/** The way of a URL to the document: that of a client is written as its call, and none with a password in it, or with what may be one, that would stay there. */
export function urlState(state: FieldState): FieldState {
  return {
    ...state,
    commit: (value) => {
      const half = typeof value === 'string' ? halfUrlWords(value) : undefined;
      if (half !== undefined) return state.refuse(half);
      const url = typeof value === 'string' ? asCallUrl(value) : value;
      const isSecret = typeof url === 'string' && parseCall(url)?.port === undefined && isKept(url);
      return isSecret ? state.refuse(urlRefusal(url)) : state.commit(url);
    },
  };
}

/** Whether a text that is no call would keep a user or a password, or the beginning of one. */
function isKept(url: string): boolean {
  return mayHoldSecret(url) || mayBeginSecret(url, true) || /:\/\/\S*@/.test(url);
}
