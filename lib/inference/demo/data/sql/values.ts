// Values that questions about the shop are filled with.

export const COUNTRIES = ["Germany", "France", "Canada", "Japan", "Brazil", "Kenya", "Portugal", "Norway", "India", "Chile", "Italy"];
export const CATEGORIES = ["Kitchen", "Garden", "Toys", "Books", "Lighting", "Bathroom", "Office", "Sports", "Bedding"];
export const YEARS = ["2021", "2022", "2023", "2024", "2025"];
export const STATUSES = ["pending", "shipped", "delivered", "cancelled"];
export const METHODS = ["card", "transfer", "paypal", "voucher"];
