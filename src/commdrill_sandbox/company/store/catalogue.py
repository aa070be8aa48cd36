"""What AnyCompany Retail sells."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    """An article; its picture is drawn in two colours."""

    slug: str
    names: dict[str, str]
    abouts: dict[str, str]
    euros: int
    colours: tuple[str, str]
    drawing: str

    def name(self, language: str) -> str:
        return self.names.get(language, self.names["en"])

    def about(self, language: str) -> str:
        return self.abouts.get(language, self.abouts["en"])


PRODUCTS = (
    Product(
        "morning-mug", {"en": "Morning mug", "es": "Taza matinal"},
        {"en": "Keeps coffee warm while you read one more page.",
         "es": "Mantiene el café caliente mientras lees una página más."},
        14, ("#f6d7b0", "#b5562c"),
        '<path d="M60 40h60v50a20 20 0 0 1-20 20H80a20 20 0 0 1-20-20z"/>'
        '<path d="M120 52h14a16 16 0 0 1 0 32h-14" fill="none" stroke-width="9"/>',
    ),
    Product(
        "window-fern", {"en": "Window fern", "es": "Helecho de ventana"},
        {"en": "Happy in the shade, patient with forgetful people.",
         "es": "Feliz a la sombra, paciente con los despistados."},
        22, ("#d7ead2", "#2f6b3c"),
        '<path d="M75 90h50l-7 25H82z"/><path d="M100 90C60 80 50 45 60 30c25 10 38 30 40 60z"/>'
        '<path d="M100 90c0-35 15-55 42-62 6 30-10 55-42 62z"/>',
    ),
    Product(
        "reading-lamp", {"en": "Reading lamp", "es": "Lámpara de lectura"},
        {"en": "A small circle of light, and quiet around it.",
         "es": "Un pequeño círculo de luz, y calma alrededor."},
        39, ("#f8e9a8", "#6a4f1b"),
        '<path d="M70 70l14-40h32l14 40z"/><path d="M96 70h8v36h-8zM78 106h44v8H78z"/>',
    ),
    Product(
        "wool-blanket", {"en": "Wool blanket", "es": "Manta de lana"},
        {"en": "For long films and short winters.",
         "es": "Para películas largas e inviernos cortos."},
        54, ("#e3dcf2", "#5a4a8a"),
        '<path d="M55 40h90v60H55z"/><path d="M55 100v14m15-14v14m15-14v14m15-14v14m15-14v14'
        'm15-14v14m15-14v14" stroke-width="4"/>',
    ),
    Product(
        "wall-clock", {"en": "Wall clock", "es": "Reloj de pared"},
        {"en": "Tells the time, and does not tick at night.",
         "es": "Da la hora, y de noche no hace tictac."},
        31, ("#d5e6f2", "#2b5876"),
        '<circle cx="100" cy="72" r="42"/>'
        '<path d="M100 44v28l18 12" fill="none" stroke="#fff" stroke-width="6"/>',
    ),
    Product(
        "oak-bowl", {"en": "Oak bowl", "es": "Cuenco de roble"},
        {"en": "Turned by hand, large enough for ten apples.",
         "es": "Torneado a mano, con sitio para diez manzanas."},
        27, ("#f3ddc9", "#8a5a2b"),
        '<path d="M45 62h110a55 48 0 0 1-110 0z"/><path d="M82 108h36v8H82z"/>',
    ),
)  # fmt: skip
BASKET = (PRODUCTS[0], PRODUCTS[3])


def product(slug: str) -> Product | None:
    return next((product for product in PRODUCTS if product.slug == slug), None)


def found(words: str, language: str) -> tuple[Product, ...]:
    """The articles whose name or description holds what somebody looks for; all for nothing."""
    wanted = words.strip().lower()
    return tuple(
        product
        for product in PRODUCTS
        if wanted in f"{product.name(language)} {product.about(language)}".lower()
    )
