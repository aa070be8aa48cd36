"""What is jargon in Portuguese where something technical happens to it."""

from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import PROGRAMS, VENDORS

YOURS = "seu, seus, sua, suas, você"
BREAKS = """
sobrecarreg*, sobrecarga, travou, travad*, travaram, reinici*, corromp*, corrompid*, saturad*, mal configurad*, mal configurou
inacessíve*, não respond*, deixou de responder, sem memória, sem disco, sem réplica*, replic*, congel*, queimou, queimad*
derrub*, estour*, timeout*, falh* na autenticação, não inicia*, não sobe, não sobem, revert*, hacke*, criptograf*, desincroniz*
não arranc*, mal instalad*
"""
_FAILS = """
caiu, caíram, falh*, quebr*, parou, pararam, fora do ar, bloque*, erro, erros, lent*, cheio, cheia, lotad*, encheu, encheram, perdeu
perdemos, apagad*, excluíd*, restaur*, reconstru*, expirou, expirad*, venceu, vencid*, atrasad*, trocad*, substitu*, morto, mortos
instáve*, desligad*, desligou, não liga, ficou sem, sem nós, sem espaço, sincroniz*, configur*, rejeit*, recus*, descart*, versão errada, branch errado, indisponíve*, não alcanç*, não chega*, somente leitura, só leitura, atualiz*, migr*, conex*
memória, índice*, réplica*, invad*, invas*, sem líder, um líder, dados antigos, tráfego, regra*
"""
"""What happens to machines, and what happens to anything."""
ELSEWHERE = "navio*, lixo, porto, vidro, quadro*, vinil, freio*, livro*, preço*, arte, museu, voador*, parque*, terremoto*, sismo*, tremor*, caravela*, caminhão, caminhões, tribuna*, judicia*"
"""Beside what containers, disks and replicas are things that people see."""

MECHANISMS = (
    Mechanism("antivírus", "apagou, removeu, bloqueou, atualização, arquivo do sistema", YOURS),
    Mechanism(
        "certificado, certificados",
        "gateway, servidor*, site, domínio, balanceador*, mal configurad*, instalad*",
        f"{YOURS}, curso*, nascimento, vacina*, médico*, conclusão",
    ),
    Mechanism(
        "rack, racks",
        "disjuntor, energia, superaquec*, servidor*, switch",
        "bicicleta*, bagagem, carro*, vinho*",
    ),
    Mechanism(
        "volume, volumes",
        "somente leitura, só leitura, montad*, desmontad*, armazenamento, cheio",
        f"{YOURS}, som, tv, música*, livro*",
    ),
    Mechanism(
        "índice, índices",
        "construção, construir, reconstru*, perdeu, falta o",
        "preço*, livro*, ações",
    ),
    Mechanism(
        PROGRAMS,
        f"{BREAKS}, {_FAILS}, não processa*, não entrega*, não envia*, não avança*, parado, parada, acumula*, atras*, voltou",
        "senhor, senhora, sr, sra, palestra, filme, peça, romance, autor*, livro*, leitura de, ler, lemos, teatro, museu, exposição, estátua, tribo, helicóptero*, seu, sua",
    ),
    Mechanism(
        "chamado com a, chamado com o, chamado _ com a, chamado na, chamado aberto com a, ticket com a, ticket _ com a, caso com a, caso _ com a",
        VENDORS,
        YOURS,
    ),
    Mechanism(
        "implantação, implantações",
        "pela metade, parou, interrompid*, abortad*, versão, falhou, falharam, em produção, código, revert*, a última, defeituosa",
        "dente*, marca passo, projeto, lei, hospital*",
    ),
    Mechanism(
        "consumidores, consumers",
        "mensagens, fila*, offset*, partiç*",
        "direitos, defesa, energia, água, procon, associação",
    ),
    Mechanism("chave, chaves, segredo*, certificado*", "rotacion*, foi girada, rotação", YOURS),
    Mechanism(
        "webhook*",
        "erro*, falh*, fila*, travad*, reenvi*",
        "seu webhook*, seus webhook*",
    ),
    Mechanism(
        "firmware",
        "erro*, falha*, defeito*, defeituos*, bug*, atualiz*, versão, servidor*, roteador*, switch*, disco*, controladora*, devido, caus*, nosso*, noss*",
        f"{YOURS}, leitor*, câmera*, câmara*, tv, tvs, fone*, console*, relógio*, carro*",
    ),
    Mechanism(
        "centro* de dados",
        "o, um, ao, do, no, nosso*, outro, segundo, os, dois, está, caiu, queda",
        "estatístic*, geográfic*, demográfic*, meteorológic*, climátic*, abertos, históric*",
    ),
    Mechanism(
        "vpn",
        "caiu, cai, fora do ar, falh*, não responde*, não conecta*, desconect*, túnel, túneis",
        f"{YOURS}, oferta*, assinatura*",
    ),
    Mechanism(
        "plantão",
        "ninguém, viu, é, telefone, celular, avisad*, chamad*",
        "médic*, farmácia*, hospita*, polícia*, dentista*, doutor*, veterinári*, enfermeir*, bombeiro*, pediatr*",
    ),
    Mechanism(
        """
        servidor, servidores, base de dados, bases de dados, banco de dados, bancos de dados, cluster*, backend*, back end
        gateway, gateways, vm, vms, nó do cluster, nós do cluster, balanceador*, microsserviço*
        """,
        f"{BREAKS}, {_FAILS}",
        "restaurante*, garço*, jantar, refeiç*, comida, alimentos, sangue, públic*, municipa*, estadua*, federa*, greve, férias",
    ),
    Mechanism(
        "firewall*, plugin*, cache, caches",
        f"{BREAKS}, {_FAILS}, incompatíve*, não é compatível, desatualizad*, conflito*, wordpress, limpar, limpo, limpamos, invalid*, obsolet*, servidor*",
        f"{YOURS}, casa, navegador, desativ*, deslig* o",
    ),
    Mechanism(
        "réplica, réplicas, pod, pods, contêiner*, container, containers, instância*, disco, discos, índice, índices",
        f"{BREAKS}, storage, logs, banco de dados, gateway, tabela*, cron",
        f"{YOURS}, {ELSEWHERE}",
    ),
    Mechanism(
        "réplica, réplicas, pod, pods",
        "caiu, caíram, atrasad*, banco",
        "navio*, quadro*, museu, arte, camis*, caravela*, terremoto*, sismo*, tremor*",
    ),
    Mechanism(
        "disco, discos",
        "cheio, sem espaço, encheu, quebr*, falh*",
        f"{YOURS}, vinil, freio*, música*, pizza*, arado",
    ),
    Mechanism(
        "roteador*, switch, switches",
        "sem energia, rack, queimou, queimad*, reiniciou, reiniciado, falh*, trocad*, substitu*, firmware, mal configurad*, data center, travou",
        f"{YOURS}, casa",
    ),
    Mechanism(
        "token, tokens",
        "mal configurad*, corromp*, plugin*, api, gateway",
        f"{YOURS}, festa, roupa*, jogo*",
    ),
    Mechanism("desenvolvedor*, programador*", "de licença, de férias", "seu, sua"),
    Mechanism(
        "rotina, rotinas, processo, processos",
        "travou, travad*, travaram, não rodou, abort*",
        "judicia*, seu, sua",
    ),
    Mechanism("integração, integrações", "quebr*, api, falh*", "social, escolar"),
    Mechanism(
        "versão, versões, atualização, release",
        "sem testes, sem testar, sem teste, não testad*, com defeito, defeituos*, com bug, quebrou, revert*, voltando para a anterior, voltamos para a anterior, voltar para a anterior, voltar à anterior, subimos, publicamos",
        "sua, seu, livro*, filme*, dublad*",
    ),
    Mechanism(
        "rede, rede interna",
        "sem rota, roteador*, switch*, mal configurad*, segmento*",
        "ônibus, metrô, trem, trens, lojas, hotel, sua, seu",
    ),
    Mechanism(
        "invasão, intrusão",
        "nossos, noss*, sistemas, servidores, rede",
        "seu, sua, campo, torcida, torcedor*, gramado",
    ),
    Mechanism(
        "amazon, google, microsoft, azure",
        "na região, na sua região, nos afeta, que nos afeta",
        "pedido*, encomenda*, vale",
    ),
    Mechanism(
        "senhas, senha, cartões, dados", "texto puro, texto claro, sem criptografia", "sua, seu"
    ),
    Mechanism("domínio, domínios", "venceu, expirou, vencido, expirado, renov*", "seu, sua"),
    Mechanism(
        "plantonista*, engenheiro de plantão, técnico de plantão, plantão de ti",
        "acionad*, avisad*, chamad*, investig*",
        "médic*",
    ),
    Mechanism(
        "backup, backups, cópia* de segurança",
        "corromp*, falh*, restaur*, perdid*",
        "seu, seus, sua, suas",
    ),
    Mechanism("hospedagem", "caiu, fora do ar, fora, falh*, reinici*", "hotel*"),
    Mechanism(
        "vulnerabilidade*, malware, hackers, hacker, invasores, invasor, atacantes, credenciais, falha de segurança",
        "resgate, pedem, exigem, ameaç*, corrigid*, deixou, biblioteca, explor*, entraram, invadi*, encontr*, copi*, vaz*, noss*, rede, sistema*, funcionári*, roubad*",
        "seu, sua, você, cuidado, nunca",
    ),
    Mechanism(
        "monitoramento, monitorização",
        "não avisou, não alertou, não detectou, não disparou",
        "paciente*, vulc*, sísmic*, saúde, ar",
    ),
    Mechanism(
        "atualização, versão, release",
        "ninguém testou, não foi testada, não testaram, versão ruim, veio de uma",
        "vacina*, alimento*",
    ),
    Mechanism("plantão", "escalad*, escalamos", "médic*, farmácia*, hospita*, delegad*"),
    Mechanism(
        "zoom, meet, teams",
        "chamada do zoom, sala do zoom, do incidente, da incidência",
        "aula*, curso*, sua, seu",
    ),
    Mechanism(
        "stripe, salesforce, sap, microsoft 365, office 365, shopify, github, klarna",
        "fora do ar, caiu, caída, caído, fora de serviço, não responde, indisponível, falha, falhas, problemas",
        "com stripe, com klarna, pela stripe, pela klarna",
    ),
    Mechanism("nosso ip, nossos ips", "lista negra, listas negras, bloquead*, reputação"),
    Mechanism(
        "phishing",
        "funcionári*, a conta de, deu a eles, clicou, abriu, caiu num, caiu em",
        "seu, sua, você, nunca, se",
    ),
    Mechanism(
        "código antigo, código velho, o código, nosso código",
        "não suporta*, não trata*, não previa, bissexto, nulo",
        "desconto, promocional, postal, seu, sua",
    ),
    Mechanism("bucket*", "cheio, cheia, permissões, público"),
)
