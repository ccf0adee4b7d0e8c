import type { Profile } from '../platform/index.ts';

/** The language that the person chose, or the system's, of those that Keptword speaks. */
export async function spoken(of: { profile: Profile; locale: () => string }): Promise<'en' | 'es'> {
  const { language } = await of.profile.settings();
  const tag = language === 'system' ? of.locale() : language;
  return tag.toLowerCase().startsWith('es') ? 'es' : 'en';
}
