import { createContext } from 'react';

/** Whether a field lies in an item of a list, where the filter for common fields also shows everything that is set. */
export const ItemContext = createContext(false);
