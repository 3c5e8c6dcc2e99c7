/** Reading a request body as strictly as the API's models say. */
import type { Complaint } from '../http/refusal';

/** One value of a body: gives back what is right, and complains about what is not. */
export class Field {
	/** @param complaints where complaints go; undefined within what is wrong as a whole */
	constructor(
		readonly value: unknown,
		private readonly loc: (string | number)[],
		private readonly complaints: Complaint[] | undefined,
	) {}

	/** A field of this object. */
	at(name: string): Field {
		const { value, loc, complaints } = this;
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return new Field((value as Record<string, unknown>)[name], [...loc, name], complaints);
		}
		this.complain('model_attributes_type', 'should be an object');
		return new Field(undefined, [...loc, name], undefined);
	}

	/** A list with at least so many elements. */
	list(atLeast = 0): Field[] {
		const { value } = this;
		if (!Array.isArray(value)) return this.complain('list_type', 'should be a list') ?? [];
		if (value.length < atLeast) {
			this.complain('too_short', `should have at least ${atLeast} items, has ${value.length}`);
		}
		const complaints = value.length < atLeast ? undefined : this.complaints;
		return value.map((element, index) => new Field(element, [...this.loc, index], complaints));
	}

	/** A string; blank ones are complained about when `filled` is set. */
	string(filled = false): string {
		const { value } = this;
		if (typeof value !== 'string') return this.complain('string_type', 'should be a string') ?? '';
		if (filled && value.trim() === '') this.complain('string_too_short', 'should not be empty');
		return value;
	}

	/** A list of strings. */
	strings(): string[] {
		return this.list().map((element) => element.string());
	}

	/** What `read` makes of it, undefined when it is missing or null. */
	optional<T>(read: (field: this) => T): T | undefined {
		return this.value === undefined || this.value === null ? undefined : read(this);
	}

	/** A number within bounds. */
	number({ least = -Infinity, most = Infinity, whole = false }): number {
		const { value } = this;
		if (typeof value !== 'number' || Number.isNaN(value) || (whole && !Number.isInteger(value))) {
			const [type, kind] = whole ? ['int_type', 'a whole number'] : ['float_type', 'a number'];
			return this.complain(type, `should be ${kind}`) ?? 0;
		}
		if (value < least || value > most) {
			this.complain('out_of_range', `should be from ${least} to ${most}, is ${value}`);
		}
		return value;
	}

	/** A wrong object is told once, however many of its fields are asked for. */
	complain(type: string, message: string): undefined {
		const { loc, value, complaints } = this;
		if (complaints?.some((complaint) => complaint.loc.join('/') === loc.join('/'))) return;
		complaints?.push(
			value === undefined
				? { loc, type: 'missing', message: 'Field required' }
				: { loc, type, message: `Input ${message}` },
		);
	}
}
