import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { type BegunForm, type FormKey, formKey } from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';

export const keyOf = (key: FormKey) => JSON.stringify(formKey.parse(key));

/** Forms that were begun and not saved: a plain memory. */
export function draftCalls(fake: FakeKeptword): Pick<KeptwordApi, 'drafts'> {
  return {
    drafts: {
      get: async (key) => fake.drafts.get(keyOf(key)) ?? null,
      keep: async ({ fields, ...key }) => {
        if (fields === null) fake.drafts.delete(keyOf(key));
        else fake.drafts.set(keyOf(key), begun(key, fields));
      },
      list: async () =>
        [...fake.drafts.values()].map((one) => ({ ...one, about: one.key.of?.id ?? null, near: null })),
    },
  };
}

export function begun(key: FormKey, fields: BegunForm['fields']): BegunForm {
  return { key: formKey.parse(key), fields, at: '2026-11-21T23:04:00.000Z' };
}
