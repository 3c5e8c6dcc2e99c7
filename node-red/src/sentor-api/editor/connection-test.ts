import type { EditorNode } from '../../common/editor/red';
import type { TestAnswer } from '../test-answer';
import { asTheFormStands } from './form';

declare const RED: { tray: { resize(): void } };

/** Icon and color of an answer; the colors are the theme's own. */
const LOOKS = {
	asking: { icon: 'fa-spinner fa-spin', tone: undefined },
	ok: { icon: 'fa-check-circle', tone: 'success' },
	warning: { icon: 'fa-exclamation-circle', tone: 'warning' },
	failed: { icon: 'fa-times-circle', tone: 'error' },
} as const;

/** How the theme, light or dark, shows what is good or bad. */
export function colorsOf(tone: 'success' | 'warning' | 'error'): Record<string, string> {
	return {
		color: `var(--red-ui-text-color-${tone})`,
		'border-color': `var(--red-ui-border-color-${tone})`,
	};
}

const box = () => $('#node-config-sentor-api-test-answer');

/** An answer speaks of the form as it was. */
export function hideAnswer(): void {
	box().prop('hidden', true);
}

function show(look: keyof typeof LOOKS, words: string): void {
	const { icon, tone } = LOOKS[look];
	const answer = box();
	answer.find('i').attr('class', `fa ${icon}`);
	answer.find('span').text(words);
	answer.css(tone ? colorsOf(tone) : { color: '', 'border-color': '' });
	answer.prop('hidden', false);
	RED.tray.resize();
}

/** Asks the server how the service behind this form is, and shows what it says. */
export function testConnection(node: EditorNode): void {
	const { _ } = node._def as { _: Words };
	const words: Words = (key, values) => _.call(node._def, `sentor-api.${key}`, values);
	const button = $('#node-config-sentor-api-test').prop('disabled', true);
	show('asking', words('test.asking'));
	const asking = $.ajax({
		method: 'POST',
		url: 'sentor-api/test',
		contentType: 'application/json',
		data: JSON.stringify(asTheFormStands(node)),
	});
	asking
		.done((answer: TestAnswer) => show(answer.level, wordsOf(answer, words)))
		.fail(({ status }) => {
			const isRefused = status === 401 || status === 403;
			show('failed', words(isRefused ? 'test.not_allowed' : 'test.no_answer'));
		})
		.always(() => button.prop('disabled', false));
}

type Words = (key: string, values?: Record<string, string>) => string;

/**
 * The reader's language is known here, the server knows only its own: it names what happened, and
 * the catalogue has the words.
 */
function wordsOf({ key, values, message }: TestAnswer, words: Words): string {
	const { property } = values;
	const given = property ? { ...values, property: words(`label.${property}`) } : values;
	const find = (path: string): string | undefined => {
		const found = words(path, given);
		return found === `sentor-api.${path}` ? undefined : found;
	};
	const sentences = [find(`${key}.message`), find(`${key}.description`)].filter(Boolean);
	return find(`test.${key}`) ?? find(`fault.${key}`) ?? (sentences.join('. ') || message);
}
