"""What those who mend it deal with, in Portuguese: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.portuguese.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import RUNTIMES, VENDORS

DEALINGS = (
    Mechanism(
        "senhas, palavras passe",
        "está testando, estão testando, está a testar, estão a testar, adivinhar, adivinhando",
        "sua, suas, seu, você, gestor*, gerenciador*",
    ),
    Mechanism(
        RUNTIMES,
        "ainda usamos, usamos, roda em, roda com, corre em, já não recebe, não recebe mais, sem suporte, versão antiga, obsolet*, vulnerab*, atualizar para, atualizamos, migr*",
        f"{YOURS}, curso*, livro*, aula*, oficina*, licença*",
    ),
    Mechanism(
        "perdemos, estamos perdendo, estamos a perder, custa nos, nos custa, está nos custando, perda de receita",
        "por hora, cada hora, a hora, por dia, euros, dólares, reais, mil, milh*, receita, vendas",
        "seu, sua, jogo*, pontos, paciência",
    ),
    Mechanism(
        "estagiári*, técnic*, programador*, engenheir*, desenvolvedor*, prestador*, operador*, funcionári*, colega*",
        "que fez isso, que fez isto, que causou, que provocou, falamos com o, falámos com o, demitid*, despedid*, suspens*, advertid*",
        "seu, sua, você",
    ),
    Mechanism(
        "versão _, release _, compilação _, build _",
        """
        erro entrou, falha entrou, erro veio, tem um bug, tem um defeito, introduziu, corrompe, quebrou, quebra, provocou, causou, derrubou
        tem um erro, está quebrada, é defeituosa, trouxe, traz, contém, continha, o defeito, a falha, o erro, a regressão, defeituosa
        culpada, tem a culpa, é a causa, foi a causa, falhava, falha, vaza memória, perde memória, consome, foi retirada
        """,
        f"{YOURS}, instal*, baixe, loja, baix*, corrige*, resolve*, o app, o aplicativo, horário*, menu*, cardápio*, ementa*, formulário*, folheto*, guia*",
    ),
    Mechanism(
        "imprensa, jornalistas, comunicação social",
        "não partilh*, não compartilh*, não dig*, não reencaminh*, não passem, não falem, não fale, não comentem, ligaram, perguntaram, nada de, nem uma palavra",
        "conferência, sala, coletiva",
    ),
    Mechanism(
        """
        departamento jurídico, equipe jurídica, equipa jurídica, jurídico, área jurídica, nossos advogados, advogados, advogado, seguradora
        assessoria de imprensa, departamento de imprensa, equipe de comunicação, equipa de comunicação, encarregado de dados
        """,
        """
        pede*, pediu, pediram, recomend*, aconselh*, não comentar, não dizer, não revelar, comunicado, responsabilidade, envolvid*, particip*, redig*, prepara*, aprov*
        antes de publicar, lerem, tenham lido, não se pode dizer, regulador, revis*
        """,
        f"{YOURS}, consulta*, gratuit*, horário",
    ),
    Mechanism(
        """
        senhas, os dados de, dados de clientes, dados dos clientes, dados pessoais de, registros de clientes, registos de clientes, contas de clientes, contas de, números de cartão, e mails de
        senhas de clientes, dados de cartões
        """,
        """
        expost*, vazad*, vazaram, roubad*, publicad* na, acessíveis a qualquer, visíveis para outros, copiad*, à venda, ao público, à vista de todos
        enviad* por engano
        """,
        f"{YOURS}, não, nunca, nem, nenhum*, se",
    ),
    Mechanism(
        "ataque, ataques, tráfego de ataque, atacantes",
        """
        por trás de, por trás do, por trás, vem de, vêm de, veio de, parte de, proveni*, países, gbps, contra nós, contra os nossos, sofre*, sofrem*, sob, aos nossos, sistemas, rede, servidores, página de login, bloquead*, bloque*, contid*, mitig*
        em curso, em andamento, tráfego, repel*
        """,
        "coração, cardíac*, asma, pânico, ansiedade, tubarão, cão, cães, filme, peça, atacante do, equipe, terrorist*, seu, sua",
    ),
    Mechanism(
        "ex funcionário*, ex funcionária, ex empregad*, antigo funcionário, antigo empregado, ex colaborador*, antigo colaborador, ex colega, funcionário insatisfeito, ex administrador",
        "acesso, credenciais, senha*, apagou, copiou, entrou, sistema, sistemas, conta, contas",
        "seu, sua, homenagem, reforma",
    ),
    Mechanism(
        "suporte, suporte da, suporte técnico da, técnicos da, engenheiros da, especialistas da, pedimos ajuda à, pedimos ajuda a, escalamos para a, esperamos a, em contato com, em contacto com",
        VENDORS,
        f"{YOURS}, office, edge, word, excel, maps, pay, aplicativo, app, conta",
    ),
    Mechanism(
        "mudança, mudanças, alteração, alterações, correção",
        """
        sem testes, sem testar, sem teste, sem revisão, sem rever, não foi testada, não foram testadas, foi aprovada, foram aprovadas, aprovada por, revertid*, produção
        comitê, comité, de emergência, desfeit*
        """,
        "preço*, tarifa*, horário*, portão, portões, plataforma, endereço, morada, seu, sua, bilhete*, tamanho*, casa",
    ),
    Mechanism(
        "monitoramento, monitorização, nossos alarmes, nossos alertas, os nossos alarmes, supervisão",
        "não nos avisou, não avisou, não nos alertou, não alertou, não detectou, não disparou, não dispararam, não percebeu, desligad*, desativad*, tarde demais",
        "paciente*, vulc*, sísmic*, saúde, ar, seu, sua",
    ),
    Mechanism(
        "sistema de reserva, sistemas de reserva, sistema de backup, sistema secundário, sistema redundante, sistema de contingência, servidor de reserva, servidor reserva, equipamento de reserva",
        "passando para o, passamos para o, passar para o, passou para o, mud*, falh*, não arranc*, não entrou, não assumiu, entrou em, ativ*, assum*, a funcionar com, operando com",
        "seu, sua, freios, travões, aquecimento, bomba*",
    ),
    Mechanism(
        "relógio, relógios, hora",
        "várias máquinas, das máquinas, dessincroniz*, desajust*, desajustado, dos servidores",
        "seu, sua, praça, torre, parede",
    ),
    Mechanism(
        "processo que, processos que, tarefa que, rotina que",
        "imprime*, gera, geram, calcula, importa, exporta, falhou, não terminou, não rodou, não correu",
        "seu, sua, judicia*, eleitora*",
    ),
    Mechanism(
        "cópia* de segurança, cópias de ontem, backups, backup",
        "não serve*, inutilizáve*, inutilizad*, vazi*, ilegíve*, incomplet*, não existe*",
        YOURS,
    ),
    Mechanism(
        "engenheir*, técnic*, programador*, administrador*, desenvolvedor*",
        "registros, os logs, o código, a configuração, banco, publicou, subiu um, subiu uma, alterou a, mudou a, sem permissão, sem autorização, apagou",
        "seu, sua, você, civil, praça, jardim",
    ),
    Mechanism(
        "equipamento de rede, equipamentos de rede, placa de rede, equipamento do fornecedor",
        "falhou, falha*, avari*, queim*, quebr*, substitu*, troc*, parou, fornecedor",
        YOURS,
    ),
    Mechanism(
        "a correção, a solução, o patch, a mudança, código",
        "subiu para, já subiu, foi para produção, subimos, em produção, publicad*",
        YOURS,
    ),
    Mechanism(
        "gestor de incidentes, gerente de incidentes, coordenador do incidente, líder do incidente",
        "ligue, fale, ramal, contacte, contate, telefone, é",
        YOURS,
    ),
)
