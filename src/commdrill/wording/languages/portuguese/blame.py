"""Who is blamed in Portuguese: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.languages.portuguese.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism

BLAME = (
    Mechanism(
        "certificado, certificados, domínio, contrato com",
        "esqueceu de renovar, esqueceram de renovar, esqueceu se de renovar, sem renovar, ninguém renovou, não foi renovado",
        YOURS,
    ),
    Mechanism(
        "erro humano, falha humana, erros humanos",
        "foi, deve se, deveu se, devido, causa, por, durante, provocou, um, uma",
        f"peça, filme, exposição, teatro, romance, museu, curso, palestra, {YOURS}",
    ),
    Mechanism(
        "a culpa",
        "é de, é da, é do, foi da, foi do, foi de",
        "tempo, chuva, vento, tempestade, ninguém, temporal",
    ),
    Mechanism("empresa, construtora, empreiteira", "nossa fibra, culpada", "sua, seu"),
    Mechanism(
        "operadora, provedor, provedor de internet",
        "por engano, por erro, cortou a, cortou o, culpad*",
        "seu, sua, turismo",
    ),
    Mechanism(
        """
        a equipe, a equipa, nossa equipe, estagiári*, programador*, desenvolvedor*, funcionári*, operador*, engenheir*, técnico*, fornecedor*
        alguém, terceirizad*, equipe de ti, departamento de ti
        """,
        "apagou, por engano, por erro, sem querer, esqueceu, leu mal, entendeu mal, pulou um passo, pularam um passo, saltou um passo, botão errado, arquivo errado, versão errada, comando errado, cabo errado, culpa, código errado, branch, saiu da empresa, deixou a empresa, está de férias, erro humano, script, não testaram, comando errado, sem testar",
        "você, seu, sua, guarda chuva, carteira, bolsa, mala, malas, casaco, óculos, celular, guichê, achados",
    ),
)
