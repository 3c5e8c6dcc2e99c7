/** Reading a request body as strictly as the API's models say. */
import type { Complaint } from '../http/refusal';
import { LANGUAGES, type Language } from '../scorer/words';

type Loc = (string | number)[];

/** Collects what is wrong with a body, and gives back what is right. */
export class Reader {
	readonly complaints: Complaint[] = [];
	readonly #places = new Set<string>();

	/** An object; an empty one, with a complaint, when it is something else. */
	object(value: unknown, loc: Loc): Record<string, unknown> {
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return value as Record<string, unknown>;
		}
		return this.#complain(loc, value, 'model_attributes_type', 'should be an object', {});
	}

	/** A list with at least so many elements. */
	list(value: unknown, loc: Loc, atLeast: number): unknown[] {
		if (!Array.isArray(value)) {
			return this.#complain(loc, value, 'list_type', 'should be a list', []);
		}
		if (value.length >= atLeast) return value;
		const message = `should have at least ${atLeast} items, has ${value.length}`;
		return this.#complain(loc, value, 'too_short', message, value);
	}

	/** A string; blank ones are complained about when `filled` is set. */
	string(value: unknown, loc: Loc, filled = false): string {
		if (typeof value !== 'string') {
			return this.#complain(loc, value, 'string_type', 'should be a string', '');
		}
		if (!filled || value.trim() !== '') return value;
		return this.#complain(loc, value, 'string_too_short', 'should not be empty', value);
	}

	/** What `read` makes of a value that may be missing or null. */
	optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
		return value === undefined || value === null ? undefined : read(value);
	}

	/** A list of strings. */
	strings(value: unknown, loc: Loc): string[] {
		return this.list(value, loc, 0).map((element, index) => this.string(element, [...loc, index]));
	}

	/** A number within bounds. */
	number(value: unknown, loc: Loc, bounds: { least?: number; most?: number; whole?: boolean }) {
		const { least = -Infinity, most = Infinity, whole = false } = bounds;
		if (typeof value !== 'number' || Number.isNaN(value) || (whole && !Number.isInteger(value))) {
			const kind = whole ? 'a whole number' : 'a number';
			return this.#complain(loc, value, whole ? 'int_type' : 'float_type', `should be ${kind}`, 0);
		}
		if (value >= least && value <= most) return value;
		const message = `should be from ${least} to ${most}, is ${value}`;
		return this.#complain(loc, value, 'out_of_range', message, value);
	}

	/** The language of a call, from the query or else the body; English when neither has one. */
	language(query: Record<string, string>, body: Record<string, unknown>): Language {
		const inQuery = query['language'];
		const value = inQuery ?? body['language'] ?? 'en';
		const known = LANGUAGES.find((language) => language === value);
		if (known !== undefined) return known;
		const loc = [inQuery === undefined ? 'body' : 'query', 'language'];
		return this.#complain(loc, value, 'literal_error', "should be 'en' or 'nl'", 'en');
	}

	/** Within something that is wrong as a whole, no part is complained about. */
	#complain<T>(loc: Loc, value: unknown, type: string, message: string, instead: T): T {
		const around = loc.map((_step, length) => loc.slice(0, length + 1).join('/'));
		if (around.some((place) => this.#places.has(place))) return instead;
		this.#places.add(loc.join('/'));
		this.complaints.push(
			value === undefined
				? { loc, type: 'missing', message: 'Field required' }
				: { loc, type, message: `Input ${message}` },
		);
		return instead;
	}
}
